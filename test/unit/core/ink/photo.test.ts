import { describe, expect, it, test } from 'vitest';
import { PHOTO_SIDE, preparePhoto } from '../../../../src/core/ink/photo';
import { darkness, type Photo } from '../../../../src/core/ink/photo-grey';
import { seededRandom } from '../../../../src/core/random/random';
import { coloured, photoOf } from './photos';

const SEVEN = Float32Array.from({ length: 784 }, (_, i) => {
  const [x, y] = [i % 28, Math.floor(i / 28)];
  const isBar = y >= 5 && y <= 7 && x >= 7 && x <= 20;
  return isBar || (y > 7 && y <= 23 && Math.abs(x - (20 - (y - 7) * 0.5)) <= 1.5) ? 1 : 0;
});
const BOARD = { paper: [40, 40, 40], pen: [220, 220, 220] } as const;
const grey = (value: number) => [value, value, value];
const grain = seededRandom(3);
const sheetGrey = (x: number, y: number) => (x > 40 && x < 170 && y > 30 && y < 150 ? 220 : 50);

describe('a photo without a digit', () => {
  it.each([
    ['of nothing', coloured(0, 0, () => grey(0))],
    ['one pixel large', coloured(1, 1, () => grey(30))],
    ['as thin as a thread', coloured(1, 3000, () => grey(90))],
    ['white', coloured(60, 60, () => grey(255))],
    ['black', coloured(60, 60, () => grey(0))],
    ['of light that falls off', coloured(200, 200, (x) => grey(50 + x))],
    ['of a shadow', coloured(200, 200, (x) => grey(x > 70 ? 200 : 110))],
    ['of grain', coloured(200, 200, () => grey(200 + (grain() - 0.5) * 40))],
    ['of noise', coloured(200, 200, () => grey(255 * grain()))],
    ...[28, 36, 44, 52, 60].flatMap((side): [string, Photo][] => [
      [`of noise, ${side} pixels`, coloured(side, side, () => grey(255 * grain()))],
      [`of black and white noise, ${side} pixels`, coloured(side, side, () => grey(grain() < 0.5 ? 0 : 255))],
    ]),
    ['of a disc', coloured(100, 100, (x, y) => grey(Math.hypot(x - 50, y - 50) < 30 ? 20 : 230))],
    ['of an empty sheet on a table', coloured(200, 200, (x, y) => grey(sheetGrey(x, y)))],
    ['of specks', coloured(200, 200, () => grey(grain() < 0.02 ? 0 : 255))],
  ])('%s is blank', (_, photo) => {
    const { kind, steps } = preparePhoto(photo);
    expect(kind).toBe('blank');
    expect(steps.ink.ink.length).toBe(steps.grey.ink.length);
  });
});

describe('the steps of a photo', () => {
  test('say which of ink and paper is lighter', () => {
    expect(preparePhoto(photoOf(SEVEN, {}, 1)).steps.inverted).toBe(false);
    expect(preparePhoto(photoOf(SEVEN, BOARD, 1)).steps.inverted).toBe(true);
  });

  test('are images of one size, ink stronger than the threshold where there is ink', () => {
    const { steps } = preparePhoto(photoOf(SEVEN, { gradient: 0.4, width: 180, height: 150 }, 1));
    expect(steps.grey).toMatchObject({ width: 180, height: 150 });
    for (const { ink } of [steps.flattened, steps.ink]) expect(ink.length).toBe(180 * 150);
    const wrong = steps.ink.ink.filter(
      (value, i) => value === 1 && steps.flattened.ink[i]! < steps.threshold!,
    );
    expect(wrong.length).toBe(0);
  });

  test('leave out what reaches in from the border and what is far too small', () => {
    const plain = preparePhoto(photoOf(SEVEN, { width: 200, height: 200, left: 30, top: 30 }, 1));
    const dusty = photoOf(SEVEN, { width: 200, height: 200, left: 30, top: 30, dust: 10 }, 1);
    for (let y = 0; y < 200; y++) dusty.rgba.fill(40, y * 800, y * 800 + 20);
    const cleaned = preparePhoto(dusty);
    expect(plain.kind === 'digit' && cleaned.kind === 'digit').toBe(true);
    if (plain.kind !== 'digit' || cleaned.kind !== 'digit') return;
    expect(cleaned.preparation.steps.box).toEqual(plain.preparation.steps.box);
  });

  test('make fine lines as wide as MNIST has them', () => {
    // One pixel wide and 300 long: shrunk to 20 it would be a fifteenth of its darkness.
    const line = coloured(400, 400, (x, y) => grey(x >= 200 && x < 202 && y >= 50 && y < 350 ? 30 : 220));
    const prepared = preparePhoto(line);
    expect(prepared.kind).toBe('digit');
    if (prepared.kind !== 'digit') return;
    const row = prepared.preparation.pixels.subarray(14 * 28, 15 * 28);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(2);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeLessThan(3.2);
  });
});

describe('the darkness of a photo', () => {
  it('is that of its colours on white', () => {
    const rgba = Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255, 0, 0, 0, 51, 255, 0, 0, 255);
    const { ink } = darkness({ width: 4, height: 1, rgba }, PHOTO_SIDE);
    [1, 0, 0.2, 0.701].forEach((value, i) => {
      expect(ink[i]).toBeCloseTo(value, 5);
    });
  });

  it('is kept when the photo shrinks', () => {
    const photo = coloured(1000, 7, (x, y) => grey((x * 31 + y * 57) % 256));
    const [whole, small] = [darkness(photo, 1000), darkness(photo, 300)];
    expect(small).toMatchObject({ width: 300, height: 2 });
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(small.ink)).toBeCloseTo(mean(whole.ink), 4);
  });

  it('is refused where the sizes do not agree', () => {
    expect(() => darkness({ width: 2, height: 2, rgba: new Uint8ClampedArray(15) }, 400)).toThrow(RangeError);
  });
});
