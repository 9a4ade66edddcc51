import type { Random } from '../../random/random';
import { DIGITS, type Digit } from '../samples';
import type { Stroke } from '../stroke';
import { EIGHT } from './digits/eight';
import { FIVE } from './digits/five';
import { FOUR } from './digits/four';
import { NINE } from './digits/nine';
import { ONE } from './digits/one';
import { SEVEN } from './digits/seven';
import { SIX } from './digits/six';
import { THREE } from './digits/three';
import { TWO } from './digits/two';
import { ZERO } from './digits/zero';
import { drawHand, writeWays } from './hand';
import { betweenOf, type Style, type StyleOf } from './style';

const STYLES_OF: Readonly<Record<Digit, readonly StyleOf[]>> = {
  0: ZERO,
  1: ONE,
  2: TWO,
  3: THREE,
  4: FOUR,
  5: FIVE,
  6: SIX,
  7: SEVEN,
  8: EIGHT,
  9: NINE,
};

/** The ways in which people write digits, as far as Inkling knows them: from no one's data, but from what one sees. */
export const STYLES: readonly Style[] = DIGITS.flatMap((digit) => stylesOf(digit));

function stylesOf(digit: Digit): readonly Style[] {
  return STYLES_OF[digit].map((style) => ({ ...style, digit }));
}

/** One of a digit's styles, the more often the greater its weight. */
export function pickStyle(digit: Digit, random: Random): StyleOf {
  const styles = STYLES_OF[digit];
  let left = random() * styles.reduce((sum, { weight }) => sum + weight, 0);
  for (const style of styles) {
    left -= style.weight;
    if (left < 0) return style;
  }
  return styles.at(-1)!;
}

/**
 * Writes a digit in a style as some hand might.
 *
 * @returns strokes in pad units, inside the pad but for the last bit of what a hand misses
 */
export function writeStyle(style: StyleOf, random: Random): readonly Stroke[] {
  return writeWays(style.ways(betweenOf(random)), drawHand(random), random);
}

/** Writes a digit in one of its styles, as some hand might: strokes in pad units. */
export function writeDigit(digit: Digit, random: Random): readonly Stroke[] {
  return writeStyle(pickStyle(digit, random), random);
}
