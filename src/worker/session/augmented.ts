import { createAugmenter } from '../../core/data/augment';
import { IMAGE_PIXELS } from '../../core/data/digits';
import type { AugmentationSpec } from '../../core/model/augmentation';
import type { TrainingDigits } from './training-digits';
import { variationOf } from './variation';

/** Digits of which a step is shown variants, made just before it. */
export type AugmentedDigits = TrainingDigits & {
  /** Varies the digits order[from..to), which have arrived, as this epoch has them. */
  readonly vary: (order: Uint32Array, from: number, to: number, epoch: number) => void;
};

/**
 * Puts variants in the place of digits. A digit's variant depends on seed, epoch and the digit's index alone, so that runs
 * repeat and go on from checkpoints as if nothing had been.
 *
 * @param source stays as it is
 * @param count digits that may be varied, counted from the first
 */
export function augmentDigits(
  source: TrainingDigits,
  count: number,
  augmentation: AugmentationSpec,
  seed: number,
): AugmentedDigits {
  const augment = createAugmenter(augmentation);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  /** [count] the epoch, from 1, whose variant is there: who looks at a digit several times an epoch sees one variant */
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
    vary: (order, from, to, epoch) => {
      for (let place = from; place < to; place++) {
        const digit = order[place]!;
        if (shown[digit] === epoch + 1) continue;
        shown[digit] = epoch + 1;
        const at = digit * IMAGE_PIXELS;
        augment(source.images, at, images, at, variationOf(seed, epoch, digit));
      }
    },
  };
}
