import { describe, expect, it } from 'vitest';
import {
  confusionMatrix,
  digitScores,
  digitsInCell,
  macroAverages,
} from '../../../../src/core/metrics/confusion';
import { LOPSIDED, NOTHING, readingsOf } from './readings-sample';

// Zeros: three right, one read as 1. Ones: two right, two read as 0. A two, read as 1. No more.
const READINGS = readingsOf(
  [0, { 0: 0.75, 1: 0.25 }],
  [1, { 0: 0.625, 1: 0.375 }],
  [0, { 0: 0.875 }],
  [0, { 1: 0.5, 2: 0.25 }],
  [1, { 1: 1 }],
  [2, { 1: 0.5, 2: 0.375 }],
  [0, { 0: 0.875, 9: 0.125 }],
  [1, { 0: 0.75 }],
  [1, { 1: 0.5 }],
);

describe('confusionMatrix', () => {
  it('counts by the true digit and the digit read', () => {
    const matrix = confusionMatrix(READINGS);
    expect(matrix.map((row) => row.length)).toEqual(Array(10).fill(10));
    expect(matrix.slice(0, 3).map((row) => row.slice(0, 3))).toEqual([
      [3, 1, 0],
      [2, 2, 0],
      [0, 1, 0],
    ]);
    expect(matrix.flat().reduce((sum, count) => sum + count)).toBe(9);
  });

  it('is zeros for nothing', () => {
    expect(confusionMatrix(NOTHING)).toEqual(Array(10).fill(Array(10).fill(0)));
  });

  it('refuses probabilities that do not fit the labels', () => {
    expect(() => confusionMatrix(LOPSIDED)).toThrow(RangeError);
  });
});

describe('digitsInCell', () => {
  it('lists a cell, the surest first, equals in their own order', () => {
    expect(digitsInCell(READINGS, 0, 0)).toEqual([2, 6, 0]);
    expect(digitsInCell(READINGS, 1, 0)).toEqual([7, 1]);
    expect(digitsInCell(READINGS, 2, 1)).toEqual([5]);
  });

  it('lists nothing where there is nothing', () => {
    expect(digitsInCell(READINGS, 2, 2)).toEqual([]);
    expect(digitsInCell(NOTHING, 0, 0)).toEqual([]);
  });
});

describe('digitScores', () => {
  it('has precision, recall, F1 and support of each digit', () => {
    const [zero, one, two] = digitScores(confusionMatrix(READINGS));
    expect(zero).toEqual({ digit: 0, support: 4, precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 });
    expect(one).toEqual({ digit: 1, support: 4, precision: 2 / 4, recall: 2 / 4, f1: 4 / 8 });
    // Never read: no precision, but an F1 of 0.
    expect(two).toEqual({ digit: 2, support: 1, precision: null, recall: 0, f1: 0 });
  });

  it('has none of a digit that neither is there nor is read', () => {
    const none = { support: 0, precision: null, recall: null, f1: null };
    expect(digitScores(confusionMatrix(READINGS))[9]).toEqual({ digit: 9, ...none });
  });

  it('has no recall of a digit that is read and not there', () => {
    const scores = digitScores(confusionMatrix(readingsOf([1, { 4: 1 }])));
    expect(scores[4]).toEqual({ digit: 4, support: 0, precision: 0, recall: null, f1: 0 });
  });
});

describe('macroAverages', () => {
  it('takes the means over the digits that have the score', () => {
    const { precision, recall, f1 } = macroAverages(digitScores(confusionMatrix(READINGS)));
    expect(precision).toBeCloseTo((3 / 5 + 2 / 4) / 2, 12);
    expect(recall).toBeCloseTo((3 / 4 + 2 / 4 + 0) / 3, 12);
    expect(f1).toBeCloseTo((6 / 9 + 4 / 8 + 0) / 3, 12);
  });

  it('has none of nothing', () => {
    const scores = digitScores(confusionMatrix(NOTHING));
    expect(macroAverages(scores)).toEqual({ precision: null, recall: null, f1: null });
  });
});
