import { describe, expect, it } from 'vitest';
import { reliability } from '../../../../src/core/metrics/reliability';
import { LOPSIDED, NOTHING, readingsOf } from './readings-sample';

describe('reliability', () => {
  // Above 0.5: 0.625 right, 0.875 wrong. Above 0.75: only the latter and 1.
  const readings = readingsOf(
    [1, { 1: 0.625 }],
    [2, { 3: 0.875, 2: 0.125 }],
    [4, { 4: 1 }],
    [5, { 5: 0.375 }],
    [6, { 5: 0.375 }],
  );

  it('has the mean confidence and the accuracy of each bin, null where it is empty', () => {
    expect(reliability(readings, 4).bins).toEqual([
      { from: 0, to: 0.25, count: 0, confidence: null, accuracy: null },
      { from: 0.25, to: 0.5, count: 2, confidence: 0.375, accuracy: 0.5 },
      { from: 0.5, to: 0.75, count: 1, confidence: 0.625, accuracy: 1 },
      { from: 0.75, to: 1, count: 2, confidence: 0.9375, accuracy: 0.5 },
    ]);
  });

  it("weighs the bins' errors by their counts", () => {
    // (2 * 0.125 + 1 * 0.375 + 2 * 0.4375) / 5
    expect(reliability(readings, 4).expectedCalibrationError).toBeCloseTo(0.3, 12);
  });

  it('puts a confidence on an edge into the bin below it', () => {
    const edges = readingsOf([1, { 1: 0.25 }], [1, { 1: 0.5 }], [1, { 1: 0.75 }], [1, { 1: 1 }]);
    expect(reliability(edges, 4).bins.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('takes ten bins', () => {
    const { bins } = reliability(readings);
    expect(bins.map(({ from }) => from)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    expect(bins.map(({ count }) => count)).toEqual([0, 0, 0, 2, 0, 0, 1, 0, 1, 1]);
  });

  it('puts a sum of float32 that is a hair above 1 into the last bin', () => {
    expect(reliability(readingsOf([1, { 1: 1.0000001 }])).bins[9]?.count).toBe(1);
  });

  it('is 0 for a network that is sure and right, 1 for one that is sure and wrong', () => {
    expect(reliability(readingsOf([1, { 1: 1 }])).expectedCalibrationError).toBe(0);
    expect(reliability(readingsOf([1, { 2: 1 }])).expectedCalibrationError).toBe(1);
  });

  it('has no error of nothing', () => {
    const { bins, expectedCalibrationError } = reliability(NOTHING);
    expect(expectedCalibrationError).toBeNull();
    expect(bins.every(({ confidence, accuracy }) => confidence === null && accuracy === null)).toBe(true);
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses %d bins', (binCount) => {
    expect(() => reliability(readings, binCount)).toThrow(RangeError);
  });

  it('refuses probabilities that do not fit the labels', () => {
    expect(() => reliability(LOPSIDED)).toThrow(RangeError);
  });
});
