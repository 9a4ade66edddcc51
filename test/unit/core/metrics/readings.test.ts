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
  it('counts what is right, and hands on the loss', () => {
    const readings = readingsOf(
      [1, { 1: 0.5, 2: 0.25, 3: 0.25 }],
      [2, { 1: 0.75, 2: 0.25 }],
      [3, { 3: 0.5, 4: 0.125 }],
      [7, { 0: 0.875, 7: 0.125 }],
    );
    expect(summary(readings, 1.25)).toEqual({ count: 4, correct: 2, accuracy: 0.5, loss: 1.25 });
  });

  it('has no accuracy and no loss of nothing', () => {
    expect(summary(NOTHING, 0)).toEqual({ count: 0, correct: 0, accuracy: null, loss: null });
  });
});
