import { describe, expect, it } from 'vitest';
import type { Readings } from '../../../../src/core/metrics/readings';
import { fitTemperature, TEMPERATURE_LIMITS } from '../../../../src/core/metrics/temperature';
import { NOTHING, readingsOf } from './readings-sample';

/**
 * Digits of which some are 0s, some 1s, and so on, each read with just these shares as probabilities, but for confidence:
 * the logits of the probabilities are `scale` times the shares'.
 */
function readAlike(counts: readonly number[], scale: number): Readings {
  const powers = Array.from({ length: 10 }, (_, digit) => (counts[digit] ?? 0) ** scale);
  const sum = powers.reduce((total, power) => total + power, 0);
  const labels = counts.flatMap((count, digit) => Array<number>(count).fill(digit));
  return {
    labels: Uint8Array.from(labels),
    probabilities: Float32Array.from(labels.flatMap(() => powers.map((power) => power / sum))),
  };
}

const COUNTS = [70, 20, 6, 4];

describe('the temperature', () => {
  it.each([0.3, 0.5, 1, 1.7, 3.9])('of a network that is %d times too sure is just that', (scale) => {
    expect(fitTemperature(readAlike(COUNTS, scale))).toBeCloseTo(scale, 3);
  });

  it('is the same whatever the order and number of digits', () => {
    const { labels, probabilities } = readAlike(COUNTS, 2);
    const twice = Float32Array.of(...probabilities, ...probabilities);
    const labelsTwice = Uint8Array.of(...labels, ...labels.toReversed());
    expect(fitTemperature({ labels: labelsTwice, probabilities: twice })).toBeCloseTo(2, 3);
  });

  it('stays within its limits', () => {
    expect(fitTemperature(readAlike(COUNTS, 9))).toBe(TEMPERATURE_LIMITS.max);
    expect(fitTemperature(readAlike(COUNTS, 0.1))).toBe(TEMPERATURE_LIMITS.min);
  });

  it('is as low as can be where nothing is misread, and as high where all is', () => {
    expect(fitTemperature(readingsOf([3, { 3: 0.9, 5: 0.1 }]))).toBe(TEMPERATURE_LIMITS.min);
    expect(fitTemperature(readingsOf([3, { 5: 0.9, 3: 0.1 }]))).toBe(TEMPERATURE_LIMITS.max);
  });

  it('takes probabilities that were rounded to zero', () => {
    const sure = Array.from({ length: 99 }, () => [7, { 7: 1 }] as const);
    const wrong = fitTemperature(readingsOf(...sure, [2, { 7: 1 }]));
    expect(wrong).toBe(TEMPERATURE_LIMITS.max);
    expect(fitTemperature(readingsOf(...sure))).toBe(TEMPERATURE_LIMITS.min);
  });

  it.each([
    ['nothing was read', NOTHING],
    ['all digits are as likely', { labels: Uint8Array.of(4), probabilities: new Float32Array(10).fill(0.1) }],
    [
      'the network has diverged',
      { labels: Uint8Array.of(4), probabilities: new Float32Array(10).fill(Number.NaN) },
    ],
  ])('is 1 where %s', (_, readings) => {
    expect(fitTemperature(readings)).toBe(1);
  });

  it('wants ten probabilities a label', () => {
    expect(() => fitTemperature({ labels: Uint8Array.of(1), probabilities: new Float32Array(9) })).toThrow(
      RangeError,
    );
  });
});
