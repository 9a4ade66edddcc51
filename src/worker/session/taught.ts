import type { Redraw } from '../../core/data/augment-redraw';
import { IMAGE_PIXELS } from '../../core/data/digits';
import { createTeacher } from '../../core/data/teach';
import { changesDigits, type Teaching } from '../../core/data/teaching';
import type { TrainingDigits } from './training-digits';

/** Digits that a step is shown as they are to be taught, made just before it. */
export type TaughtDigits = TrainingDigits & {
  /** Makes the digits order[from..to), which have arrived, what this epoch is taught. */
  readonly teach: (order: Uint32Array, from: number, to: number, epoch: number) => void;
};

/**
 * Puts what is to be taught in the place of digits: written ones of the same label, and variants. A person's own digits
 * are varied, but none is replaced. What becomes of a digit depends on seed, epoch and the digit's index alone, so that
 * runs repeat and go on from checkpoints as if nothing had been.
 *
 * @param source stays as it is
 * @param count digits that may be taught, counted from the first
 * @param redraw draws variants; else JavaScript does
 * @returns the source itself where nothing is to be made of it
 */
export function taughtDigits(
  source: TrainingDigits,
  count: number,
  teaching: Teaching,
  redraw?: Redraw,
): TaughtDigits | TrainingDigits {
  if (!changesDigits(teaching)) return source;
  const teach = createTeacher(teaching, { isKept: source.isOwn, redraw });
  const images = new Uint8Array(count * IMAGE_PIXELS);
  /** [count] the epoch, from 1, that is there: who looks at a digit several times an epoch sees the same */
  const shown = new Uint16Array(count);
  return {
    images,
    changing: true,
    labels: source.labels.subarray(0, count),
    shardCounts: source.shardCounts,
    get available() {
      return Math.min(source.available, count);
    },
    until: (samples, signal) => source.until(samples, signal),
    teach: (order, from, to, epoch) => {
      for (let place = from; place < to; place++) {
        const digit = order[place]!;
        if (shown[digit] === epoch + 1) continue;
        shown[digit] = epoch + 1;
        teach(source, digit, epoch, images, digit * IMAGE_PIXELS);
      }
    },
  };
}
