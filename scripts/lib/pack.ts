import { createHash } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import { type Digits, IMAGE_PIXELS, IMAGE_SIZE, labelHistogram } from '../../src/core/data/digits';
import {
  DIGIT_BYTES,
  MANIFEST_VERSION,
  type Manifest,
  type ManifestSource,
  type ShardInfo,
  sumShards,
} from '../../src/core/data/manifest';
import { encodeShard } from '../../src/core/data/shard';
import { type FirstShard, packedOrder } from './packed-order';

/** How the digits are cut into shards. */
export type PackPlan = FirstShard & {
  /** shards of training digits after shard 0 */
  readonly trainShards: number;
  readonly testShards: number;
};

/**
 * The plan for MNIST. Shard 0 is small, so that training starts after some 150 kB, and the others are large enough
 * that a request's delay does not count, small enough that a failed one is soon repeated.
 */
export const MNIST_PLAN: PackPlan = {
  perClass: 100,
  drawnFrom: 30_000,
  // 1998, the year of MNIST's paper. Any other would do; it only must not change without MANIFEST_VERSION.
  seed: 1998,
  trainShards: 10,
  testShards: 2,
};

export type DigitSets = { readonly train: Digits; readonly test: Digits };

/** Contents of the shards, uncompressed; see core/data/shard. */
export type RawShards = { readonly train: readonly Uint8Array[]; readonly test: readonly Uint8Array[] };

export type Pack = {
  readonly manifest: Manifest;
  /** by file name */
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/**
 * Puts the digits into packed order and cuts them into shards.
 *
 * @param mnist both sets in their original order
 */
export function cutShards({ train, test }: DigitSets, plan: PackPlan): RawShards {
  const order = packedOrder(train.labels, plan);
  const first = plan.perClass * 10;
  const packed = (from: number, to: number) => pick(train, order.subarray(from, to));
  const rest = evenCuts(first, train.labels.length, plan.trainShards);
  return {
    train: [packed(0, first), ...rest.map(([from, to]) => packed(from, to))].map(encodeShard),
    test: evenCuts(0, test.labels.length, plan.testShards).map(([from, to]) =>
      encodeShard({
        images: test.images.subarray(from * IMAGE_PIXELS, to * IMAGE_PIXELS),
        labels: test.labels.subarray(from, to),
      }),
    ),
  };
}

/**
 * Packs the digits: the same digits give the same bytes (with the same version of zlib; the file names and hashes do not
 * depend on it).
 *
 * @param mnist both sets in their original order
 */
export function packMnist(mnist: DigitSets, source: ManifestSource, plan: PackPlan = MNIST_PLAN): Pack {
  const files = new Map<string, Uint8Array>();
  const raw = cutShards(mnist, plan);
  const add = (set: 'train' | 'test') =>
    raw[set].map((content, index): ShardInfo => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const compressed = gzip(content);
      // Not .gz: some servers add Content-Encoding to that, and what the page then gets differs from server to server.
      const file = `${set}-${String(index).padStart(2, '0')}-${sha256.slice(0, 12)}.bin`;
      files.set(file, compressed);
      const labels = labelHistogram(content.subarray((content.length / DIGIT_BYTES) * IMAGE_PIXELS));
      const count = labels.reduce((sum, n) => sum + n, 0);
      return { file, count, bytes: compressed.length, rawBytes: content.length, sha256, labels };
    });
  const train = add('train');
  const test = add('test');
  const totals = { train: sumShards(train), test: sumShards(test) };
  return {
    manifest: { version: MANIFEST_VERSION, source, imageSize: IMAGE_SIZE, train, test, totals },
    files,
  };
}

/** gzip whose header tells nothing of when and on which system it was made (RFC 1952: MTIME 0, OS 255 "unknown"). */
function gzip(content: Uint8Array): Uint8Array {
  const bytes = gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  return bytes;
}

function pick(digits: Digits, indices: Uint32Array): Digits {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  const labels = new Uint8Array(indices.length);
  indices.forEach((index, at) => {
    images.set(digits.images.subarray(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS), at * IMAGE_PIXELS);
    labels[at] = digits.labels[index]!;
  });
  return { images, labels };
}

/** Cuts [from, to) into parts of equal size, as far as it goes. */
function evenCuts(from: number, to: number, parts: number): [from: number, to: number][] {
  const cut = (part: number) => from + Math.floor(((to - from) * part) / parts);
  return Array.from({ length: parts }, (_, part) => [cut(part), cut(part + 1)]);
}
