import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { Event } from '../../../protocol/messages';

/** One digit of MNIST. */
export type DigitPicture = {
  /** in its set, from 0 */
  readonly index: number;
  /** 0..9 */
  readonly label: number;
  /** [784], 0..1, 1 is ink */
  readonly pixels: Float32Array<ArrayBuffer>;
  /** a handwriting style wrote it, in place of the digit with that index */
  readonly written: boolean;
};

/** The digits in an answer of the worker. */
export function picturesIn({
  indices,
  images,
  labels,
  written,
}: Extract<Event, { readonly type: 'browsed' }>): DigitPicture[] {
  return indices.map((index, at) => ({
    index,
    label: labels[at]!,
    pixels: Float32Array.from(
      images.subarray(at * IMAGE_PIXELS, (at + 1) * IMAGE_PIXELS),
      (byte) => byte / 255,
    ),
    written: written[at] === 1,
  }));
}
