import { describe, expect, it } from 'vitest';
import { idxKind, parseIdxPair, writeIdxImages, writeIdxLabels } from '../../../../src/core/data/idx-write';
import { MOST_OWN_DIGITS } from '../../../../src/core/data/own-digits';

const digits = {
  images: Uint8Array.from({ length: 3 * 784 }, (_, index) => index % 251),
  labels: Uint8Array.of(7, 0, 9),
};
const images = writeIdxImages(digits.images);
const labels = writeIdxLabels(digits.labels);

/** An IDX file of empty pictures. */
function pictures(count: number, rows: number, columns: number): Uint8Array {
  const file = new Uint8Array(16 + count * rows * columns);
  const view = new DataView(file.buffer);
  [0x0803, count, rows, columns].forEach((value, index) => {
    view.setUint32(4 * index, value);
  });
  return file;
}

describe('a pair of IDX files', () => {
  it('is written as MNIST is, and read back', () => {
    expect([...images.subarray(0, 16)]).toEqual([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 28, 0, 0, 0, 28]);
    expect([...labels]).toEqual([0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]);
    expect(parseIdxPair(images, labels)).toEqual({ ok: true, digits });
  });

  it('says of each file which it is', () => {
    expect([images, labels, Uint8Array.of(0, 0, 8), Uint8Array.of(0, 0, 8, 2)].map(idxKind)).toEqual([
      'images',
      'labels',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['the wrong way round', labels, images, { kind: 'not-idx', file: 'images', problem: 'wrong-magic' }],
    ['images twice', images, images, { kind: 'not-idx', file: 'labels', problem: 'wrong-magic' }],
    ['cut off', images.subarray(0, 500), labels, { kind: 'not-idx', file: 'images', problem: 'truncated' }],
    ['of another size', pictures(3, 5, 4), labels, { kind: 'image-size', rows: 5, columns: 4 }],
    ['of other counts', pictures(2, 28, 28), labels, { kind: 'count', images: 2, labels: 3 }],
    [
      'with a label that is no digit',
      images,
      writeIdxLabels(Uint8Array.of(1, 10, 2)),
      { kind: 'label', index: 1, label: 10 },
    ],
    ['empty', pictures(0, 28, 28), writeIdxLabels(new Uint8Array(0)), { kind: 'no-digits' }],
    [
      'too long',
      pictures(MOST_OWN_DIGITS + 1, 28, 28),
      writeIdxLabels(new Uint8Array(MOST_OWN_DIGITS + 1)),
      { kind: 'too-many-digits', count: MOST_OWN_DIGITS + 1, most: MOST_OWN_DIGITS },
    ],
  ])('%s is refused', (_, first, second, problem) => {
    expect(parseIdxPair(first, second)).toEqual({ ok: false, problem });
  });
});
