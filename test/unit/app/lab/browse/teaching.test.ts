import { describe, expect, it } from 'vitest';
import { isSameTeaching, teachingOf, teachingShown } from '../../../../../src/app/lab/browse/teaching';
import { AUGMENTATION_DEFAULT } from '../../../../../src/core/model/augmentation';
import { DEFAULT_PLAN } from '../../../../../src/core/model/presets';

const PLAIN = { ...DEFAULT_PLAN, styleShare: 0, augmentation: null, seed: 9 };

describe('what a plan makes of digits', () => {
  it('is what it says', () => {
    const plan = { ...PLAIN, styleShare: 0.5, augmentation: AUGMENTATION_DEFAULT };
    const { trainingSize } = plan;
    expect(teachingOf(plan)).toEqual({
      styleShare: 0.5,
      augmentation: AUGMENTATION_DEFAULT,
      trainingSize,
      seed: 9,
    });
  });

  it.each([Number.NaN, -0.1, 0.95])('is no written digit while the share is %d', (styleShare) => {
    expect(teachingOf({ ...PLAIN, styleShare }).styleShare).toBe(0);
  });

  it('is the default augmentation, by any seed and size, while those are mistyped', () => {
    const augmentation = { ...AUGMENTATION_DEFAULT, shift: Number.NaN };
    const teaching = teachingOf({ ...PLAIN, augmentation, trainingSize: Number.NaN, seed: Number.NaN });
    expect(teaching).toEqual({ styleShare: 0, augmentation: AUGMENTATION_DEFAULT, trainingSize: 0, seed: 0 });
  });

  it('is the same only if all of it is', () => {
    const one = teachingOf(PLAIN);
    expect(isSameTeaching(one, teachingOf({ ...PLAIN, epochs: 99 }))).toBe(true);
    for (const change of [
      { styleShare: 0.1 },
      { augmentation: AUGMENTATION_DEFAULT },
      { trainingSize: 400 },
      { seed: 1 },
    ])
      expect(isSameTeaching(one, teachingOf({ ...PLAIN, ...change }))).toBe(false);
  });

  it('has something to show where the plan leaves digits as they are', () => {
    expect(teachingShown('train', PLAIN).augmentation).toBe(AUGMENTATION_DEFAULT);
    expect(teachingShown('train', { ...PLAIN, styleShare: 0.1 }).augmentation).toBeNull();
  });
});
