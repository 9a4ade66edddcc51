import type { Augmentation } from './augment';

/** What a run makes of its digits before it learns from them. */
export type Teaching = {
  /** share of the digits in whose place one of the same label is taught that Inkling's handwriting styles wrote; 0 to 1 */
  readonly styleShare: number;
  /** how all of them are varied; null: not at all */
  readonly augmentation: Augmentation | null;
  /** digits that an epoch is taught, about */
  readonly trainingSize: number;
  /** where all chance comes from */
  readonly seed: number;
};

/** Whether any digit may be taught otherwise than it is. */
export function changesDigits({ styleShare, augmentation }: Teaching): boolean {
  return styleShare > 0 || augmentation !== null;
}
