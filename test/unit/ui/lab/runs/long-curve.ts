import type { CurvePoint } from '../../../../../src/core/metrics/series';

/** A long curve with one peak of 9, and losses that are no numbers. */
export function curveOf(count: number): CurvePoint[] {
  return Array.from({ length: count }, (_, index) => ({
    epoch: (index + 1) / 1000,
    loss: index === 777 ? 9 : index % 1000 === 5 ? Number.POSITIVE_INFINITY : 1 / (1 + index),
    accuracy: 0.5,
  }));
}
