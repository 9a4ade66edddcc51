import { describe, expect, it } from 'vitest';
import { measure } from '../../../../bench/strokes/measure';
import type { Reading } from '../../../../bench/strokes/reading';

/** A drawing that is read as `read` with a probability of 0.75. */
function reading(label: number | string, read: number | null, more: Partial<Reading> = {}): Reading {
  const probabilities = read === null ? null : new Float32Array(10).fill(0.25 / 9);
  if (read !== null) probabilities![read] = 0.75;
  return { label: label as Reading['label'], writer: null, probabilities, refused: read === null, ...more };
}

const times = (count: number, one: Reading) => Array.from({ length: count }, () => one);

describe('measure', () => {
  it('takes accuracy, recall and confusions over the digits alone', () => {
    const readings = [
      ...times(3, reading(1, 1)),
      reading(1, 7),
      ...times(2, reading(4, 9)),
      ...times(4, reading(4, 4)),
      ...times(5, reading('face', 8)),
    ];
    const { n, accuracy, recall, confusions, ece } = measure(readings);
    expect({ n, accuracy }).toEqual({ n: 10, accuracy: 0.7 });
    expect(Object.keys(recall)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(recall).toMatchObject({ 0: null, 1: 0.75, 4: 4 / 6, 8: null });
    expect(confusions).toEqual([
      { label: 4, read: 9, count: 2 },
      { label: 1, read: 7, count: 1 },
    ]);
    expect(ece).toBeCloseTo(0.05);
  });

  it('counts the refused among digits and others apart, and digits by what was read all the same', () => {
    const refused = { refused: true };
    const readings = [
      reading(1, 1, refused),
      ...times(3, reading(2, 2)),
      reading('x', 3),
      ...times(2, reading('x', 3, refused)),
      reading('', null),
    ];
    expect(measure(readings)).toMatchObject({
      n: 4,
      accuracy: 1,
      refusedDigits: 0.25,
      refusedNonDigits: 0.75,
    });
  });

  it('holds a blank digit against accuracy and recall, and leaves it out elsewhere', () => {
    expect(measure([reading(5, 5), reading(5, null)])).toMatchObject({
      n: 2,
      accuracy: 0.5,
      recall: { 5: 0.5 },
      confusions: [],
      ece: expect.closeTo(0.25),
      refusedDigits: 0.5,
      refusedNonDigits: null,
    });
  });

  it('names five writers, the worst first, and none of fewer than ten digits', () => {
    const by = (writer: string | null, right: number, wrong: number) => [
      ...times(right, reading(1, 1, { writer })),
      ...times(wrong, reading(1, 2, { writer })),
    ];
    const readings = [
      ...by('a', 9, 1),
      ...by('b', 5, 5),
      ...by('few', 0, 9),
      ...by(null, 0, 20),
      ...by('c', 10, 0),
      ...by('d', 10, 10),
      ...by('e', 8, 2),
      ...by('f', 10, 0),
      ...times(10, reading('face', 2, { writer: 'a' })),
    ];
    expect(measure(readings).worstWriters).toEqual([
      { writer: 'd', n: 20, accuracy: 0.5 },
      { writer: 'b', n: 10, accuracy: 0.5 },
      { writer: 'e', n: 10, accuracy: 0.8 },
      { writer: 'a', n: 10, accuracy: 0.9 },
      { writer: 'c', n: 10, accuracy: 1 },
    ]);
  });

  it('keeps the twenty most frequent confusions', () => {
    const pairs = Array.from({ length: 25 }, (_, i) => ({
      label: Math.floor(i / 5),
      read: 5 + (i % 5),
      count: i + 1,
    }));
    const readings = pairs.flatMap(({ label, read, count }) => times(count, reading(label, read)));
    expect(measure(readings).confusions).toEqual(pairs.slice(5).reverse());
  });

  it('has no figure where nothing was read', () => {
    const nothing = {
      n: 0,
      accuracy: null,
      ece: null,
      worstWriters: [],
      confusions: [],
      refusedDigits: null,
    };
    expect(measure([])).toMatchObject({ ...nothing, refusedNonDigits: null });
    expect(measure([reading('face', 1)])).toMatchObject({ ...nothing, refusedNonDigits: 0 });
  });
});
