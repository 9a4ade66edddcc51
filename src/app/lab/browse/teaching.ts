import { changesDigits, type Teaching } from '../../../core/data/teaching';
import { AUGMENTATION_DEFAULT, type AugmentationSpec } from '../../../core/model/augmentation';
import { type Limit, PLAN_LIMITS, type TrainingPlan } from '../../../core/model/plan';
import type { DigitSet } from './state';

/**
 * What a run of the plan makes of its digits. A plan in the making may be broken: then its augmentation is the default
 * one, and no digit is written.
 */
export function teachingOf({ styleShare, augmentation, trainingSize, seed }: TrainingPlan): Teaching {
  return {
    styleShare: isSound(styleShare, PLAN_LIMITS.styleShare) ? styleShare : 0,
    augmentation: augmentation && soundAugmentation(augmentation),
    trainingSize: isSound(trainingSize, PLAN_LIMITS.trainingSize) ? trainingSize : 0,
    // A seed is 32 bits; while it is mistyped, any will do.
    seed: seed >>> 0,
  };
}

/** Whether the same is made of digits. */
export function isSameTeaching(a: Teaching, b: Teaching): boolean {
  return (
    a.styleShare === b.styleShare &&
    a.augmentation === b.augmentation &&
    a.trainingSize === b.trainingSize &&
    a.seed === b.seed
  );
}

/** What a plan makes of the digits of a set. It is taught none of the test, and so replaces none of them. */
export function teachingOn(set: DigitSet, plan: TrainingPlan): Teaching {
  const teaching = teachingOf(plan);
  return set === 'test' ? { ...teaching, styleShare: 0 } : teaching;
}

/** The same, but the default augmentation, to have something to show, where a plan leaves digits as they are. */
export function teachingShown(set: DigitSet, plan: TrainingPlan): Teaching {
  const teaching = teachingOn(set, plan);
  return changesDigits(teaching) ? teaching : { ...teaching, augmentation: AUGMENTATION_DEFAULT };
}

function soundAugmentation(augmentation: AugmentationSpec): AugmentationSpec {
  const keys = Object.keys(AUGMENTATION_DEFAULT) as (keyof AugmentationSpec)[];
  return keys.every((key) => isSound(augmentation[key], PLAN_LIMITS[key]))
    ? augmentation
    : AUGMENTATION_DEFAULT;
}

function isSound(value: number, { min, max }: Limit): boolean {
  return value >= min && value <= max;
}
