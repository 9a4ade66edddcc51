import { describe, expect, it } from 'vitest';
import { type Augmentation, createAugmenter } from '../../../../src/core/data/augment';
import { seededRandom } from '../../../../src/core/random/random';

const NONE: Augmentation = { rotation: 0, scale: 0, shear: 0, shift: 0, elastic: 0, strokeWidth: 0 };
const MILD: Augmentation = { ...NONE, rotation: 7, scale: 0.08, shear: 0.08, shift: 1, elastic: 1 };

/** A digit with a cross in the middle of the frame. */
const CROSS = Uint8Array.from({ length: 784 }, (_, i) => {
  const [x, y] = [i % 28, Math.floor(i / 28)];
  const isUpright = Math.abs(x - 13.5) < 2 && Math.abs(y - 13.5) < 9;
  return isUpright || (Math.abs(y - 10.5) < 1 && Math.abs(x - 13.5) < 6) ? 255 : 0;
});

function variants(augmentation: Augmentation, count: number, seed = 1, source = CROSS): Uint8Array[] {
  const augment = createAugmenter(augmentation);
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const target = new Uint8Array(784);
    augment(source, 0, target, 0, random);
    return target;
  });
}

const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;
const deviation = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const massX = (image: Uint8Array) => image.reduce((m, ink, i) => m + ink * (i % 28), 0) / sum(image);
const massY = (image: Uint8Array) =>
  image.reduce((m, ink, i) => m + ink * Math.floor(i / 28), 0) / sum(image);
/** Radians by which the longer axis of the ink leans from the upright, downwards to the left. */
function lean(image: Uint8Array): number {
  const [cx, cy] = [massX(image), massY(image)];
  let [xx, xy, yy] = [0, 0, 0];
  image.forEach((ink, i) => {
    const [x, y] = [(i % 28) - cx, Math.floor(i / 28) - cy];
    xx += ink * x * x;
    xy += ink * x * y;
    yy += ink * y * y;
  });
  return Math.atan2(2 * xy, yy - xx) / 2;
}

/** A straight stroke of 19 pixels through the middle of the frame, its edges smooth. */
function bar(width: number, degrees: number): Uint8Array<ArrayBuffer> {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return Uint8Array.from({ length: 784 }, (_, i) => {
    let inside = 0;
    for (let part = 0; part < 64; part++) {
      const x = (i % 28) - 13.5 + ((part % 8) + 0.5) / 8 - 0.5;
      const y = Math.floor(i / 28) - 13.5 + (Math.floor(part / 8) + 0.5) / 8 - 0.5;
      if (Math.abs(x * cos + y * sin) < 9.5 && Math.abs(y * cos - x * sin) < width / 2) inside++;
    }
    return Math.round((255 * inside) / 64);
  });
}

/** Pixels across such a stroke: the ink of its middle 12 pixels, for each pixel of length. */
function widthOf(image: Uint8Array, degrees: number): number {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const ink = image.reduce((total, grey, i) => {
    const along = ((i % 28) - 13.5) * cos + (Math.floor(i / 28) - 13.5) * sin;
    return total + (grey / 255) * Math.max(0, Math.min(1, 6.5 - Math.abs(along)));
  }, 0);
  return ink / 12;
}

describe('a variant of a digit', () => {
  it('that varies in nothing is the same bytes', () => {
    expect(variants(NONE, 1)[0]).toEqual(CROSS);
  });

  it('depends on the digit, the augmentation and chance alone', () => {
    expect(variants(MILD, 3, 5)).toEqual(variants(MILD, 3, 5));
    expect(variants(MILD, 1, 5)).not.toEqual(variants(MILD, 1, 6));
    const augment = createAugmenter(MILD);
    augment(new Uint8Array(784).fill(200), 0, new Uint8Array(784), 0, seededRandom(9));
    const target = new Uint8Array(784);
    augment(CROSS, 0, target, 0, seededRandom(5));
    expect(target).toEqual(variants(MILD, 1, 5)[0]);
  });

  it('is read and written where it shall, and may take the place of its source', () => {
    const many = new Uint8Array(3 * 784).fill(7);
    many.set(CROSS, 784);
    createAugmenter(MILD)(many, 784, many, 784, seededRandom(5));
    expect(many.subarray(784, 2 * 784)).toEqual(variants(MILD, 1, 5)[0]);
    expect(many.subarray(0, 784)).toEqual(new Uint8Array(784).fill(7));
    expect(many.subarray(2 * 784)).toEqual(new Uint8Array(784).fill(7));
  });

  it('shifts by the pixels it is told', () => {
    const shifted = variants({ ...NONE, shift: 1.5 }, 2000);
    expect(mean(shifted.map(massX))).toBeCloseTo(massX(CROSS), 0);
    // Four standard errors of 2,000 draws are 0.1.
    for (const places of [shifted.map(massX), shifted.map(massY)]) {
      expect(Math.abs(deviation(places) - 1.5)).toBeLessThan(0.1);
    }
  });

  it('turns by the degrees it is told', () => {
    const turned = variants({ ...NONE, rotation: 10 }, 2000).map(lean);
    expect((deviation(turned) * 180) / Math.PI).toBeGreaterThan(9);
    expect((deviation(turned) * 180) / Math.PI).toBeLessThan(11);
  });

  it('shears sideways by the share of the height it is told', () => {
    const bar = CROSS.map((ink, i) => (Math.abs((i % 28) - 13.5) < 2 ? ink : 0));
    const sheared = variants({ ...NONE, shear: 0.1 }, 2000, 1, bar);
    expect(deviation(sheared.map((image) => Math.tan(lean(image))))).toBeGreaterThan(0.085);
    expect(deviation(sheared.map((image) => Math.tan(lean(image))))).toBeLessThan(0.115);
    expect(deviation(sheared.map(massY))).toBeLessThan(0.1);
  });

  it('grows and shrinks by the share it is told', () => {
    const sides = variants({ ...NONE, scale: 0.1 }, 2000).map((image) => Math.sqrt(sum(image) / sum(CROSS)));
    expect(deviation(sides)).toBeGreaterThan(0.085);
    expect(deviation(sides)).toBeLessThan(0.115);
  });

  it('is moved by waves as far as it is told', () => {
    // A ramp across the frame shows each pixel's sideways way as a change of its grey.
    const ramp = Uint8Array.from({ length: 784 }, (_, i) => 9 * (i % 28));
    const ways = variants({ ...NONE, elastic: 1 }, 300, 1, ramp).flatMap((image) =>
      [10, 13, 17].flatMap((y) => [10, 14, 17].map((x) => (image[y * 28 + x]! - 9 * x) / 9)),
    );
    expect(mean(ways)).toBeCloseTo(0, 0);
    expect(deviation(ways)).toBeGreaterThan(0.9);
    expect(deviation(ways)).toBeLessThan(1.1);
  });

  it('gets strokes wider and thinner by the pixels it is told', () => {
    for (const degrees of [0, 20, 45, 90]) {
      const straight = bar(3, degrees);
      const widths = variants({ ...NONE, strokeWidth: 0.3 }, 400, 1, straight).map(
        (image) => widthOf(image, degrees) - widthOf(straight, degrees),
      );
      expect(Math.abs(mean(widths))).toBeLessThan(0.05);
      // Strokes along the pixels' rows get a ninth more than they are told, slanted ones a fifth less.
      expect(deviation(widths)).toBeGreaterThan(0.22);
      expect(deviation(widths)).toBeLessThan(0.36);
    }
  });

  it('never loses a stroke by getting it thinner', () => {
    for (const degrees of [0, 30, 45]) {
      const hairline = bar(1, degrees);
      const darkest = Math.max(...hairline);
      for (const image of variants({ ...NONE, strokeWidth: 1 }, 500, 1, hairline)) {
        expect(Math.max(...image)).toBeGreaterThanOrEqual(Math.floor(darkest / 2));
      }
    }
  });

  it('stays blank where there is no ink', () => {
    const blank = new Uint8Array(784);
    expect(variants({ ...MILD, strokeWidth: 1 }, 1, 1, blank)[0]).toEqual(blank);
  });

  it('keeps its ink', () => {
    const masses = variants(MILD, 1000).map((image) => sum(image) / sum(CROSS));
    expect(Math.abs(mean(masses) - 1)).toBeLessThan(0.03);
  });

  it('does not come in again where it left the frame', () => {
    const edge = Uint8Array.from({ length: 784 }, (_, i) => (i % 28 < 2 ? 255 : 0));
    for (const image of variants({ ...NONE, shift: 1 }, 200, 1, edge)) {
      expect(image.every((ink, i) => i % 28 < 8 || ink === 0)).toBe(true);
    }
  });
});
