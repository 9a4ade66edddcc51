import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preparePhoto } from '../../../../src/core/ink/photo';

describe('preparePhoto', () => {
  it('gives a digit or none for any pixels, all values within 0..1', () => {
    const photo = fc
      .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 24 }))
      .chain(([width, height]) =>
        fc
          .uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 })
          .map((rgba) => ({ width, height, rgba })),
      );
    fc.assert(
      fc.property(photo, (some) => {
        const prepared = preparePhoto(some);
        const { grey, flattened, ink } = prepared.steps;
        const images = [grey.ink, flattened.ink, ink.ink];
        if (prepared.kind === 'digit') images.push(prepared.preparation.pixels);
        for (const values of images) expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
    );
  });
});
