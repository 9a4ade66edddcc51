/** How each digit is varied anew each time it is learnt from: what a hand varies without making another digit. */
export type AugmentationSpec = {
  /** degrees, standard deviation */
  readonly rotation: number;
  /** share of the size, standard deviation */
  readonly scale: number;
  /** sideways pixels a pixel of height, standard deviation */
  readonly shear: number;
  /** pixels each way, standard deviation */
  readonly shift: number;
  /** pixels by which elastic waves move ink, standard deviation; 0 for none */
  readonly elastic: number;
  /** pixels by which strokes get wider or thinner, standard deviation; 0 for none */
  readonly strokeWidth: number;
};

/** Light enough that what a network learns from still looks like what people write. */
export const AUGMENTATION_DEFAULT: AugmentationSpec = {
  rotation: 5,
  scale: 0.06,
  shear: 0.06,
  shift: 0.5,
  elastic: 0.6,
  strokeWidth: 0.3,
};
