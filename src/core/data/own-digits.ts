import { prepareDigit } from '../ink/prepare';
import type { Digit } from '../ink/samples';
import type { Stroke } from '../ink/stroke';
import { type Digits, IMAGE_PIXELS } from './digits';

/** Most digits that one file may bring: as many as MNIST has for testing. */
export const MOST_OWN_DIGITS = 10_000;

/** A digit that somebody drew or brought along, and what they say it is. */
export type OwnDigit = {
  readonly id: string;
  readonly label: Digit;
  /** null where it came as pixels */
  readonly strokes: readonly Stroke[] | null;
  /** [784], 0 (paper) .. 255 (ink) */
  readonly pixels: Uint8Array;
  /** when it was kept, in milliseconds since 1970 */
  readonly at: number;
};

/** A value that is one of the ten digits, as a number. */
export function isDigit(value: unknown): value is Digit {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9;
}

/**
 * Grey values as MNIST's files hold them.
 *
 * @param pixels [784], 0 (paper) .. 1 (ink)
 * @returns [784], 0..255
 */
export function greyBytes(pixels: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pixels.length);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = Math.round(Math.min(1, Math.max(0, pixels[at]!)) * 255);
  return bytes;
}

/** A drawing as an MNIST image, [784], 0..255; undefined where it has no ink. */
export function strokeBytes(strokes: readonly Stroke[]): Uint8Array<ArrayBuffer> | undefined {
  const preparation = prepareDigit(strokes);
  return preparation.kind === 'blank' ? undefined : greyBytes(preparation.pixels);
}

/** Own digits as a set to train on or to test with, in their order. */
export function ownDigitSet(own: readonly Pick<OwnDigit, 'label' | 'pixels'>[]): Digits {
  const images = new Uint8Array(own.length * IMAGE_PIXELS);
  own.forEach(({ pixels }, index) => {
    images.set(pixels.subarray(0, IMAGE_PIXELS), index * IMAGE_PIXELS);
  });
  return { images, labels: Uint8Array.from(own, ({ label }) => label) };
}
