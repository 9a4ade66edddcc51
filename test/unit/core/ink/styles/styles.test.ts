import { describe, expect, it } from 'vitest';
import { prepareDigit } from '../../../../../src/core/ink/prepare';
import { DIGITS } from '../../../../../src/core/ink/samples';
import { PAD_SIZE, type Stroke } from '../../../../../src/core/ink/stroke';
import { pickStyle, STYLES, writeDigit, writeStyle } from '../../../../../src/core/ink/styles/styles';
import { seededRandom } from '../../../../../src/core/random/random';

const HANDS = Array.from({ length: 25 }, (_, seed) => seed);

/** How far a careless hand may run over the pad's rim, in pad units. */
const OVER_THE_RIM = 60;

function places(strokes: readonly Stroke[]) {
  return strokes.flatMap(({ points }) => points);
}

/** [784] as bytes, for comparing. */
function picture(strokes: readonly Stroke[]): string {
  const preparation = prepareDigit(strokes);
  if (preparation.kind === 'blank') throw new Error('blank');
  return preparation.pixels.map((ink) => Math.round(255 * ink)).join();
}

describe('the styles', () => {
  it('hold several of each digit, each by a name of its own', () => {
    for (const digit of DIGITS) {
      const names = STYLES.filter((style) => style.digit === digit).map(({ name }) => name);
      expect(names.length).toBeGreaterThanOrEqual(7);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(STYLES)('$digit $name is written on the pad by every hand, and leaves ink', (style) => {
    for (const seed of HANDS) {
      const strokes = writeStyle(style, seededRandom(seed));
      const beyond = places(strokes).map(({ x, y }) => Math.max(-x, -y, x - PAD_SIZE, y - PAD_SIZE));
      expect(Math.max(...beyond)).toBeLessThan(OVER_THE_RIM);
      expect(places(strokes).every(({ pressure }) => pressure === 0.5)).toBe(true);
      expect(strokes.every(({ points, width }) => points.length > 0 && width > 0)).toBe(true);
      expect(prepareDigit(strokes).kind).toBe('digit');
    }
  });

  it.each(STYLES)('$digit $name is another picture from every hand', (style) => {
    const pictures = HANDS.map((seed) => picture(writeStyle(style, seededRandom(seed))));
    expect(new Set(pictures).size).toBe(HANDS.length);
  });

  it('are written the same from the same seed', () => {
    for (const style of STYLES) {
      expect(writeStyle(style, seededRandom(7))).toEqual(writeStyle(style, seededRandom(7)));
    }
  });
});

describe('a digit', () => {
  it('is written in all of its styles, each as often as its weight says', () => {
    const random = seededRandom(3);
    const draws = 20_000;
    for (const digit of DIGITS) {
      const counts = new Map<string, number>();
      for (let i = 0; i < draws; i++) {
        const { name } = pickStyle(digit, random);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const styles = STYLES.filter((style) => style.digit === digit);
      const total = styles.reduce((sum, { weight }) => sum + weight, 0);
      for (const { name, weight } of styles) {
        const share = weight / total;
        const deviation = Math.sqrt((share * (1 - share)) / draws);
        expect(Math.abs(counts.get(name)! / draws - share)).toBeLessThan(5 * deviation);
      }
    }
  });

  it('is written the same from the same seed, and otherwise from another', () => {
    for (const digit of DIGITS) {
      expect(writeDigit(digit, seededRandom(1))).toEqual(writeDigit(digit, seededRandom(1)));
      expect(writeDigit(digit, seededRandom(1))).not.toEqual(writeDigit(digit, seededRandom(2)));
    }
  });
});
