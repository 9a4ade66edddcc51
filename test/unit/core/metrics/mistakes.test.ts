import { expect, it } from 'vitest';
import { mistakes } from '../../../../src/core/metrics/mistakes';
import { LOPSIDED, NOTHING, readingsOf } from './readings-sample';

it('lists the digits read wrong, the true digit least likely first, equals in their own order', () => {
  const readings = readingsOf(
    [1, { 1: 0.25, 2: 0.75 }],
    [2, { 2: 0.375, 1: 0.25 }],
    [3, { 3: 0.125, 4: 0.5 }],
    [4, { 4: 1 }],
    [5, { 5: 0.25, 0: 0.5 }],
    [6, { 8: 1 }],
  );
  expect(mistakes(readings)).toEqual([5, 2, 0, 4]);
});

it('counts a tie that goes to a lower digit as a mistake', () => {
  expect(mistakes(readingsOf([1, { 1: 0.5, 7: 0.5 }], [7, { 1: 0.5, 7: 0.5 }]))).toEqual([1]);
});

it('finds none where nothing is wrong or nothing is there', () => {
  expect(mistakes(readingsOf([4, { 4: 1 }]))).toEqual([]);
  expect(mistakes(NOTHING)).toEqual([]);
});

it('refuses probabilities that do not fit the labels', () => {
  expect(() => mistakes(LOPSIDED)).toThrow(RangeError);
});
