import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../scripts/lib/disk-dataset';
import type { Digits } from '../../../../src/core/data/digits';
import { prepareImage } from '../../../../src/core/ink/prepare';
import type { Weights } from '../../../../src/core/model/initialize';
import type { DenseNetworkSpec } from '../../../../src/core/model/network';
import { loadedNetwork, type NetworkFile } from '../../../../src/core/model/network-file';
import { denseReading, isReadable } from '../../core/model/dense-reading';

/**
 * The network that comes with the page reads all 10,000 test digits of MNIST: as they are, and as if each had been
 * brought to the page as a picture. A preparation that does to digits what was not done to those the network learnt
 * from shows here.
 */

const FOLDER = new URL('../../../../public/models/default/', import.meta.url);
const TIMEOUT = 120_000; // milliseconds: a billion multiplications, and ten thousand pictures to prepare
const PIXELS = 784;

type RecordedFile = Omit<NetworkFile, 'network'> & {
  readonly network: DenseNetworkSpec;
  readonly trained: { readonly test: { readonly accuracy: number } };
};

let file: RecordedFile;
let weights: Weights;
let test: Digits & { readonly total: number };

async function bytesOf(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(new URL(name, FOLDER))).buffer;
}

beforeAll(async () => {
  file = JSON.parse(new TextDecoder().decode(await bytesOf('network.json')));
  weights = loadedNetwork(file, await bytesOf(file.weights))!.weights;
  const dataset = await openDiskDataset();
  await dataset.test.until(dataset.test.total);
  test = dataset.test;
}, TIMEOUT);

/** Pixels of one test digit, 0..1. */
function pixelsOf(index: number): Float32Array {
  return Float32Array.from(test.images.subarray(index * PIXELS, (index + 1) * PIXELS), (grey) => grey / 255);
}

/** [10,000], what the network reads. */
function readings(pixels: (index: number) => Float32Array): number[] {
  return Array.from({ length: test.total }, (_, index) => denseReading(file.network, weights, pixels(index)));
}

function accuracyOf(read: readonly number[]): number {
  return read.filter((digit, index) => digit === test.labels[index]).length / test.total;
}

/** What the page makes of a test digit that comes as a picture. */
function preparedPixels(index: number): Float32Array {
  const preparation = prepareImage({ width: 28, height: 28, ink: pixelsOf(index) });
  if (preparation.kind === 'blank') throw new Error(`test digit ${index} has no ink`);
  return preparation.pixels;
}

describe('the default network on the 10,000 test digits', () => {
  it('is one that this test can compute', () => {
    expect(isReadable(file.network)).toBe(true);
    expect(test.total).toBe(10_000);
  });

  it(
    'reads them as well as its file says, and hardly less well after the preparation',
    () => {
      const direct = accuracyOf(readings(pixelsOf));
      const prepared = accuracyOf(readings(preparedPixels));
      expect(Math.abs(direct - file.trained.test.accuracy)).toBeLessThanOrEqual(0.001);
      expect(Math.abs(direct - prepared)).toBeLessThanOrEqual(0.003);
    },
    TIMEOUT,
  );
});
