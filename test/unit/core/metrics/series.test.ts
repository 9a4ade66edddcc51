import { expect, it } from 'vitest';
import { appendPoint, EMPTY_SERIES, type Series, seriesUntil } from '../../../../src/core/metrics/series';

/** A series of points at the epochs 1, 2, 3..., each with the loss that its epoch says. */
function seriesOf(count: number, limit: number): Series {
  let series = EMPTY_SERIES;
  for (let epoch = 1; epoch <= count; epoch++) {
    series = appendPoint(series, { epoch, loss: epoch, accuracy: 1 / epoch }, limit);
  }
  return series;
}
const losses = ({ points }: Series) => points.map(({ loss }) => loss);

it('keeps every point while there is room', () => {
  const series = seriesOf(3, 4);
  expect(losses(series)).toEqual([1, 2, 3]);
  expect(series).toMatchObject({ stride: 1, pending: [] });
});

it('averages neighbours in pairs when it is full, at the epoch of the later one', () => {
  const { points, stride, pending } = seriesOf(4, 4);
  expect(points).toEqual([
    { epoch: 2, loss: 1.5, accuracy: 0.75 },
    { epoch: 4, loss: 3.5, accuracy: (1 / 3 + 1 / 4) / 2 },
  ]);
  expect(stride).toBe(2);
  expect(pending).toEqual([]);
});

it('then keeps one point for two', () => {
  const five = seriesOf(5, 4);
  expect(losses(five)).toEqual([1.5, 3.5]);
  expect(five.pending).toMatchObject([{ loss: 5 }]);
  const six = seriesOf(6, 4);
  expect(losses(six)).toEqual([1.5, 3.5, 5.5]);
  expect(six.pending).toEqual([]);
});

it('doubles its stride each time it is full', () => {
  expect([3, 4, 7, 8, 15, 16, 32].map((count) => seriesOf(count, 4).stride)).toEqual([1, 2, 2, 4, 4, 8, 16]);
});

it('averages whole pairs only, with an odd limit too', () => {
  const series = seriesOf(5, 5);
  expect(losses(series)).toEqual([1.5, 3.5]);
  expect(series.pending).toMatchObject([{ loss: 5 }]);
});

it('changes no series that it is given', () => {
  const full = seriesOf(3, 4);
  const before = structuredClone(full);
  appendPoint(full, { epoch: 4, loss: 4, accuracy: 0 }, 4);
  expect(full).toEqual(before);
  expect(EMPTY_SERIES).toEqual({ points: [], stride: 1, pending: [] });
});

it('is cut at an epoch, with the points still pending', () => {
  const series = seriesOf(7, 4); // kept: 1 and 2, 3 and 4, 5 and 6; pending: 7
  expect(seriesUntil(series, 7)).toEqual(series);
  expect(seriesUntil(series, 6)).toEqual({ ...series, pending: [] });
  // A kept point that reaches beyond the cut goes as a whole.
  expect(losses(seriesUntil(series, 5))).toEqual([1.5, 3.5]);
  expect(seriesUntil(series, 0)).toEqual({ ...EMPTY_SERIES, stride: 2 });
});

it('grows on from where it was cut', () => {
  let series = seriesUntil(seriesOf(7, 4), 5);
  for (const epoch of [6, 7]) series = appendPoint(series, { epoch, loss: epoch, accuracy: 0 }, 4);
  expect(losses(series)).toEqual([1.5, 3.5, 6.5]);
});
