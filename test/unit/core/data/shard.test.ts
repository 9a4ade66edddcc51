import { describe, expect, it } from 'vitest';
import { decodeShard, encodeShard, ShardError } from '../../../../src/core/data/shard';

const labels = Uint8Array.of(3, 1, 3);
const images = Uint8Array.from({ length: 3 * 784 }, (_, i) => i % 251);
const info = { count: 3, labels: [0, 1, 0, 2, 0, 0, 0, 0, 0, 0] };

function kindOf(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    if (error instanceof ShardError) return error.kind;
    throw error;
  }
  return 'none';
}

describe('shard', () => {
  it('lays out images first, then labels', () => {
    const raw = encodeShard({ images, labels });
    expect(raw.length).toBe(3 * 785);
    expect(raw.subarray(0, 3 * 784)).toEqual(images);
    expect(raw.subarray(3 * 784)).toEqual(labels);
  });

  it('gives back what was laid out, without copying', () => {
    const raw = encodeShard({ images, labels });
    const decoded = decodeShard(raw, info);
    expect(decoded).toEqual({ images, labels });
    expect(decoded.images.buffer).toBe(raw.buffer);
  });

  it('refuses images without labels', () => {
    expect(kindOf(() => encodeShard({ images, labels: labels.subarray(1) }))).toBe('length');
  });

  it('refuses another length', () => {
    const raw = encodeShard({ images, labels });
    expect(kindOf(() => decodeShard(raw.subarray(1), info))).toBe('length');
    expect(kindOf(() => decodeShard(new Uint8Array(0), info))).toBe('length');
  });

  it('refuses a label above 9', () => {
    const raw = encodeShard({ images, labels: Uint8Array.of(3, 10, 3) });
    expect(kindOf(() => decodeShard(raw, info))).toBe('label');
  });

  it('refuses other numbers of each class', () => {
    const raw = encodeShard({ images, labels: Uint8Array.of(1, 1, 3) });
    expect(kindOf(() => decodeShard(raw, info))).toBe('histogram');
  });
});
