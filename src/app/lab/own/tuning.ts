import type { Summary } from '../../../core/metrics/readings';
import type { InklingError } from '../../../protocol/errors';

/** How a network does on MNIST's test digits and on a person's own. */
export type Standing = { readonly mnist: Summary; readonly own: Summary };

/** A fine-tuning and what it brought. */
export type Tuning =
  | { readonly kind: 'none' }
  /** reads the test digits, to know how the network did before */
  | { readonly kind: 'testingBefore' }
  | { readonly kind: 'learning'; readonly before: Standing }
  | { readonly kind: 'testingAfter'; readonly before: Standing }
  | {
      readonly kind: 'done';
      readonly before: Standing;
      readonly after: Standing;
      /** the own digits that were tested had not been learnt from */
      readonly parted: boolean;
      /** a person ended the run before its end */
      readonly stopped: boolean;
    }
  | { readonly kind: 'failed'; readonly problem: TuningProblem };

export type TuningProblem =
  /** a test could not be made, or the plan not be trained */
  | InklingError
  /** another network reads by now, or another run was started */
  | { readonly kind: 'changed' }
  /** the run did not come to its end */
  | { readonly kind: 'brokenOff' };

export const NO_TUNING: Tuning = { kind: 'none' };

/** Whether a fine-tuning is under way. */
export function isTuning({ kind }: Tuning): boolean {
  return kind === 'testingBefore' || kind === 'learning' || kind === 'testingAfter';
}
