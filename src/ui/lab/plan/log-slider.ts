import { PLAN_LIMITS } from '../../../core/model/plan';

/** Powers of ten between which the slider of the learning rate moves. */
export const SLIDER_RANGE = {
  min: Math.log10(PLAN_LIMITS.learningRate.min),
  max: Math.log10(PLAN_LIMITS.learningRate.max),
  step: 0.05,
} as const;

/** Where the slider stands for a rate; at its low end for what is no rate. */
export function sliderAt(rate: number): number {
  const { min, max } = SLIDER_RANGE;
  return rate > 0 ? Math.min(max, Math.max(min, Math.log10(rate))) : min;
}

/** The rate where the slider stands, in two digits. */
export function rateAt(position: number): number {
  return Number((10 ** position).toPrecision(2));
}
