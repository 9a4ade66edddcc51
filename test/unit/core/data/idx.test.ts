import { describe, expect, it } from 'vitest';
import { IdxError, parseIdxImages, parseIdxLabels } from '../../../../src/core/data/idx';

const be32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const images = (sizes: [number, number, number], data: number[]) =>
  Uint8Array.from([0, 0, 8, 3, ...sizes.flatMap(be32), ...data]);
const labels = (count: number, data: number[]) => Uint8Array.from([0, 0, 8, 1, ...be32(count), ...data]);

function kindOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof IdxError) return error.kind;
    throw error;
  }
  return 'none';
}

describe('parseIdxImages', () => {
  it('reads sizes most significant byte first and pixels as they lie', () => {
    const read = parseIdxImages(images([2, 1, 3], [1, 2, 3, 4, 5, 6]));
    expect(read).toEqual({ count: 2, rows: 1, columns: 3, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  });

  it('reads a file that lies inside a larger buffer', () => {
    const file = images([1, 2, 2], [9, 8, 7, 6]);
    const buffer = new Uint8Array(file.length + 10);
    buffer.set(file, 5);
    expect(parseIdxImages(buffer.subarray(5, 5 + file.length)).pixels).toEqual(Uint8Array.of(9, 8, 7, 6));
  });

  it('reads a file of no images', () => {
    expect(parseIdxImages(images([0, 28, 28], [])).count).toBe(0);
  });

  it.each([
    ['short-header', new Uint8Array(0)],
    ['short-header', Uint8Array.of(0, 0, 8)],
    ['short-header', images([1, 1, 1], []).subarray(0, 15)],
    ['wrong-magic', labels(1, [1])],
    ['wrong-magic', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['wrong-magic', Uint8Array.from([0, 0, 0x0d, 3, ...be32(0), ...be32(1), ...be32(1)])],
    ['empty-image', images([0, 0, 28], [])],
    ['truncated', images([2, 1, 3], [1, 2, 3, 4, 5])],
    ['truncated', images([0xffffffff, 0xffffffff, 0xffffffff], [])],
    ['trailing-bytes', images([2, 1, 3], [1, 2, 3, 4, 5, 6, 7])],
  ])('refuses with %s', (kind, file) => {
    expect(kindOf(() => parseIdxImages(file))).toBe(kind);
  });
});

describe('parseIdxLabels', () => {
  it('reads labels', () => {
    expect(parseIdxLabels(labels(3, [5, 0, 4]))).toEqual(Uint8Array.of(5, 0, 4));
  });

  it.each([
    ['short-header', labels(1, []).subarray(0, 7)],
    ['wrong-magic', images([1, 1, 1], [1])],
    ['truncated', labels(3, [5, 0])],
    ['trailing-bytes', labels(1, [5, 0])],
  ])('refuses with %s', (kind, file) => {
    expect(kindOf(() => parseIdxLabels(file))).toBe(kind);
  });
});
