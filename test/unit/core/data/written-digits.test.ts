import { describe, expect, it } from 'vitest';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import {
  createWrittenDigits,
  freshDrawings,
  numbersInUse,
  type WrittenDigits,
} from '../../../../src/core/data/written-digits';
import type { Digit } from '../../../../src/core/ink/samples';

const drawing = (written: WrittenDigits, label: Digit, number: number) => {
  const at = written.find(label, number);
  return written.images.slice(at, at + IMAGE_PIXELS);
};

describe('written digits', () => {
  it('are the same for the same seed and number, whatever was written before', () => {
    const one = createWrittenDigits(5);
    const wanted = drawing(one, 3, 12);
    expect(drawing(one, 3, 12)).toEqual(wanted);
    const { from, to } = numbersInUse(9, 100);
    for (let number = from; number < to; number++) drawing(one, 3, number);
    expect(drawing(one, 3, 12)).toEqual(wanted);
    expect(drawing(createWrittenDigits(5), 3, 12)).toEqual(wanted);
  });

  it('are others for another seed, number or label', () => {
    const one = createWrittenDigits(5);
    const all = [
      drawing(one, 3, 12),
      drawing(one, 3, 13),
      drawing(one, 4, 12),
      drawing(createWrittenDigits(6), 3, 12),
    ].map((image) => image.join());
    expect(new Set(all).size).toBe(all.length);
  });

  it('have ink, inside MNIST’s frame', () => {
    const written = createWrittenDigits(1);
    for (let number = 0; number < 100; number++) {
      const image = drawing(written, (number % 10) as Digit, number);
      expect(Math.max(...image)).toBeGreaterThan(200);
      expect(image.reduce((sum, pixel) => sum + pixel, 0) / 255).toBeLessThan(350);
    }
  });

  it('take no more memory as epochs go by, and none of an epoch takes another’s place', () => {
    const written = createWrittenDigits(1);
    const { images } = written;
    for (const epoch of [0, 1, 2, 3, 50]) {
      const { from, to } = numbersInUse(epoch, 100);
      const places = new Set<number>();
      for (let number = from; number < to; number++) {
        places.add(written.find(0, number));
        places.add(written.find(9, number));
      }
      expect(places.size).toBe(2 * (to - from));
      expect(written.images).toBe(images);
      expect(Math.max(...places) + IMAGE_PIXELS).toBeLessThanOrEqual(images.length);
    }
  });

  it('go out of use one after the other, and as many new ones come in each epoch', () => {
    const used = Array.from({ length: 20 }, (_, epoch) => numbersInUse(epoch, 100));
    expect(used[0]!.from).toBe(0);
    for (const [epoch, { from, to }] of used.entries()) {
      if (epoch === 0) continue;
      const before = used[epoch - 1]!;
      expect(to - before.to).toBe(used[0]!.to);
      expect(from).toBeGreaterThanOrEqual(before.from);
      expect(from).toBeLessThan(before.to);
    }
    const late = used.slice(5).map(({ from, to }) => to - from);
    expect(new Set(late).size).toBe(1);
  });

  it('are drawn the fewer the fewer are taught, so that drawing never takes longer than learning', () => {
    expect(freshDrawings(0)).toBe(1);
    for (const taught of [1000, 5000, 20_000])
      expect(taught / (10 * freshDrawings(taught))).toBeCloseTo(24, -1);
    expect(freshDrawings(60_000)).toBe(100);
  });
});
