import { describe, expect, it } from 'vitest';
import { predictedDigits, probabilityOf, summary } from '../../../../src/core/metrics/readings';
import { LOPSIDED, NOTHING, readingsOf } from './readings-sample';

describe('predictedDigits', () => {
  it('is the likeliest digit', () => {
    const readings = readingsOf([0, { 0: 1 }], [0, { 3: 0.4, 5: 0.6 }], [0, { 2: 0.1, 9: 0.9 }]);
    expect([...predictedDigits(readings)]).toEqual([0, 5, 9]);
  });

  it('is the lower of two that are as likely', () => {
    expect([...predictedDigits(readingsOf([0, { 4: 0.5, 8: 0.5 }], [7, {}]))]).toEqual([4, 0]);
  });

  it('refuses probabilities that do not fit the labels', () => {
    expect(() => predictedDigits(LOPSIDED)).toThrow(RangeError);
  });
});

it('finds the probability of a digit', () => {
  const readings = readingsOf([0, { 0: 1 }], [0, { 3: 0.25, 5: 0.75 }]);
  expect([3, 5, 9].map((digit) => probabilityOf(readings, 1, digit))).toEqual([0.25, 0.75, 0]);
});

describe('summary', () => {
  it('counts what is right and takes the mean cross-entropy', () => {
    const readings = readingsOf(
      [1, { 1: 0.5, 2: 0.25, 3: 0.25 }],
      [2, { 1: 0.75, 2: 0.25 }],
      [3, { 3: 0.5, 4: 0.125 }],
      [7, { 0: 0.875, 7: 0.125 }],
    );
    // log2 of the true digits' probabilities: -1, -2, -1, -3
    expect(summary(readings)).toEqual({
      count: 4,
      correct: 2,
      accuracy: 0.5,
      loss: expect.closeTo((7 / 4) * Math.LN2, 12),
    });
  });

  it('clips probabilities at 1e-7 from 0 and from 1', () => {
    expect(summary(readingsOf([0, { 1: 1 }])).loss).toBeCloseTo(16.11809565, 8); // -ln 1e-7
    expect(summary(readingsOf([1, { 1: 1 }])).loss).toBeCloseTo(1e-7, 12);
  });

  it('has no accuracy and no loss of nothing', () => {
    expect(summary(NOTHING)).toEqual({ count: 0, correct: 0, accuracy: null, loss: null });
  });

  it('shows by its loss that a network has diverged', () => {
    expect(summary(readingsOf([1, { 1: 1 }], [1, { 1: Number.NaN }])).loss).toBeNaN();
  });
});
