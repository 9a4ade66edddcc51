import { describe, expect, it } from 'vitest';
import { parseIdxPair } from '../../../../src/core/data/idx-pair';
import { idxImages, idxLabels } from '../../../../src/core/data/idx-write';

const digits = {
  images: Uint8Array.from({ length: 3 * 784 }, (_, index) => index % 251),
  labels: Uint8Array.of(7, 0, 9),
};
const images = idxImages(digits);
const labels = idxLabels(digits);
const changed = (file: Uint8Array, at: number, value: number) => {
  const copy = file.slice();
  copy[at] = value;
  return copy;
};

describe('a pair of IDX files', () => {
  it('is written as MNIST is, and read back', () => {
    expect([...images.subarray(0, 16)]).toEqual([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28]);
    expect([...labels]).toEqual([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]);
    expect(parseIdxPair(images, labels)).toEqual({ ok: true, digits });
  });

  it.each([
    [
      'labels where images should be',
      labels,
      labels,
      { kind: 'idx', file: 'images', problem: 'wrong-magic' },
    ],
    [
      'images where labels should be',
      images,
      images,
      { kind: 'idx', file: 'labels', problem: 'wrong-magic' },
    ],
    [
      'a file that ends early',
      images.subarray(0, 500),
      labels,
      { kind: 'idx', file: 'images', problem: 'truncated' },
    ],
    ['pictures of another size', idx(2, 5, 4), labels, { kind: 'imageSize', rows: 5, columns: 4 }],
    ['other counts', idx(2, 28, 28), labels, { kind: 'countsDiffer', images: 2, labels: 3 }],
    ['a label that is no digit', images, changed(labels, 9, 10), { kind: 'wrongLabel', index: 1, label: 10 }],
    ['no digits', idx(0, 28, 28), Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0), { kind: 'empty' }],
  ])('may be %s', (_, first, second, problem) => {
    expect(parseIdxPair(first, second)).toEqual({ ok: false, problem });
  });
});

/** An IDX file of empty pictures. */
function idx(count: number, rows: number, columns: number): Uint8Array {
  return Uint8Array.of(
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    count,
    0,
    0,
    0,
    rows,
    0,
    0,
    0,
    columns,
    ...new Uint8Array(count * rows * columns),
  );
}
