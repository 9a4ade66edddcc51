import { CLASS_COUNT, type Digits, IMAGE_PIXELS } from '../../src/core/data/digits';
import { strokeBytes } from '../../src/core/data/own-digits';
import { DIGITS } from '../../src/core/ink/samples';
import type { Stroke } from '../../src/core/ink/stroke';
import { writeDigit } from '../../src/core/ink/styles/styles';
import { NON_DIGITS, type NonDigit } from '../../src/core/metrics/likeness';
import { type Random, seededRandom, shuffleInPlace } from '../../src/core/random/random';
import { drawMark } from './marks/marks';

/** Of what the likeness network is taught; the shares sum to 1. Half are digits, half of those MNIST's. */
const SHARES: Readonly<Record<'mnist' | 'written' | NonDigit, number>> = {
  mnist: 0.25,
  written: 0.25,
  letter: 0.18,
  several: 0.17,
  drawing: 0.07,
  scribble: 0.05,
  mark: 0.03,
};

/** The label of a digit; what is none has its place in `NON_DIGITS`, from 1. */
export const A_DIGIT = 0;

/**
 * Pictures of digits and of marks that are none, in a random order: what the likeness network learns from.
 *
 * @param mnist as many digits are taken from its front as are wanted
 * @param count pictures, 1 or more
 * @param seed another seed, other pictures
 */
export function likenessDigits(mnist: Digits, count: number, seed: number): Digits {
  const random = seededRandom(seed);
  const images = new Uint8Array(count * IMAGE_PIXELS);
  const labels = new Uint8Array(count);
  const places = shuffleInPlace(
    Uint32Array.from({ length: count }, (_, index) => index),
    random,
  );
  let made = 0;
  let due = 0;
  for (const [source, share] of Object.entries(SHARES) as [keyof typeof SHARES, number][]) {
    due += share * count;
    for (let index = 0; made < Math.round(due); index++, made++) {
      const place = places[made]!;
      images.set(picture(source, index, mnist, random), place * IMAGE_PIXELS);
      labels[place] = source === 'mnist' || source === 'written' ? A_DIGIT : 1 + NON_DIGITS.indexOf(source);
    }
  }
  return { images, labels };
}

function picture(source: keyof typeof SHARES, index: number, mnist: Digits, random: Random): Uint8Array {
  switch (source) {
    case 'mnist':
      return mnist.images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
    case 'written':
      return inked(() => writeDigit(DIGITS[index % CLASS_COUNT]!, random));
    default:
      return inked(() => drawMark(source, random, writeDigit).strokes);
  }
}

/** The bytes of the first drawing that leaves ink. */
function inked(draw: () => readonly Stroke[]): Uint8Array {
  for (;;) {
    const bytes = strokeBytes(draw());
    if (bytes !== undefined) return bytes;
  }
}
