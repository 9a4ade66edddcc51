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
};

export const AUGMENTATION_DEFAULT: AugmentationSpec = {
  rotation: 7,
  scale: 0.08,
  shear: 0.08,
  shift: 1,
  elastic: 0,
};
