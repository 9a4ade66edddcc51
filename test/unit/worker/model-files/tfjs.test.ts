import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../scripts/lib/disk-dataset';
import { readKernels } from '../../../../scripts/lib/kernels';
import { IMAGE_PIXELS } from '../../../../src/core/data/digits';
import type { ModelContent } from '../../../../src/core/files/model-file';
import { readTfjs } from '../../../../src/core/files/tfjs/read-tfjs';
import { type NamedFile, writeTfjs } from '../../../../src/core/files/tfjs/write-tfjs';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { NetworkSpec } from '../../../../src/core/model/network';
import { SHIPPED } from '../../../../src/core/model/shipped';
import { startCpuEngine } from '../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../src/worker/engine/engine';
import { expectBytes, expectModel } from '../../core/files/expect-model';
import { readShippedModel } from '../../core/files/shipped-model';

/** TensorFlow.js itself reads what is written, and what it writes is read. */

const TIMEOUT = 60_000; // milliseconds: its plain backend is slow
const DIGITS = 20;

let engine: Engine;
let images: Float32Array;

beforeAll(async () => {
  await tf.setBackend('cpu');
  engine = await startCpuEngine(readKernels);
  const { test } = await openDiskDataset();
  await test.until(DIGITS);
  images = Float32Array.from(test.images.subarray(0, DIGITS * IMAGE_PIXELS), (grey) => grey / 255);
}, TIMEOUT);

afterAll(() => engine.dispose());

/** Every type of layer and every activation. */
const ALL_LAYERS: NetworkSpec = {
  layers: [
    { type: 'Conv2D', filters: 4, kernelSize: 3, activation: 'leaky_relu', kernelInitializer: 'he_normal' },
    { type: 'MaxPooling2D', poolSize: 2 },
    { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.01 },
    {
      type: 'Conv2D',
      filters: 3,
      kernelSize: 2,
      activation: 'softmax',
      kernelRegularizer: { l1: 0.1, l2: 0.2 },
    },
    { type: 'AveragePooling2D', poolSize: 3 },
    { type: 'Activation', activation: 'elu' },
    { type: 'Flatten' },
    { type: 'Dense', units: 12, activation: 'elu', kernelInitializer: 'random_uniform' },
    { type: 'Dropout', rate: 0.3 },
    { type: 'Activation', activation: 'leaky_relu' },
    { type: 'Dense', units: 9, activation: 'tanh' },
    { type: 'Dense', units: 8, activation: 'sigmoid' },
    { type: 'Dense', units: 10, activation: 'linear' },
    { type: 'Activation', activation: 'softmax' },
  ],
};

async function pageReads({ network, weights }: ModelContent): Promise<Float32Array> {
  const built = engine.build(network, weights);
  const probabilities = await built.predict(images);
  built.dispose();
  return probabilities;
}

function tfjsReads(layers: tf.LayersModel): Float32Array {
  return tf.tidy(() => {
    const shape = layers.inputs[0]!.shape.slice(1) as number[];
    return (layers.predict(tf.tensor(images, [DIGITS, ...shape])) as tf.Tensor).dataSync() as Float32Array;
  });
}

/** What `tf.loadLayersModel` loads from the two files. */
function loaded(files: readonly NamedFile[]): Promise<tf.LayersModel> {
  const [json, weights] = files.map(({ bytes }) => bytes);
  const model = JSON.parse(new TextDecoder().decode(json));
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest[0].weights,
      weightData: Uint8Array.from(weights!).buffer,
    }),
  );
}

/** What `model.save` writes, its weights in shards of a size that splits arrays. */
async function saved(layers: tf.LayersModel): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  await layers.save(
    tf.io.withSaveHandler(async ({ weightData, weightSpecs, ...rest }) => {
      const bytes = new Uint8Array(weightData as ArrayBuffer);
      const half = Math.ceil(bytes.length / 2) + 1;
      const paths = ['./group1-shard1of2.bin', './group1-shard2of2.bin'];
      const json = { ...rest, weightsManifest: [{ paths, weights: weightSpecs }] };
      files.push(
        { name: 'group1-shard2of2.bin', bytes: bytes.subarray(half) },
        { name: 'mine.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
        { name: 'group1-shard1of2.bin', bytes: bytes.subarray(0, half) },
      );
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  return files;
}

function expectClose(found: Float32Array, expected: Float32Array): void {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of found.entries()) expect(Math.abs(value - expected[index]!)).toBeLessThan(1e-5);
}

describe('TensorFlow.js', () => {
  it.each(SHIPPED)(
    'reads %s with the same probabilities, and what it saves of it is read',
    async (name) => {
      const model = await readShippedModel(name);
      const files = writeTfjs(model);
      const layers = await loaded(files);
      expectClose(tfjsReads(layers), await pageReads(model));
      expectModel(readTfjs(await saved(layers)), model);
    },
    TIMEOUT,
  );

  it(
    'reads every type of layer and every activation, with the initialisers and regularizers',
    async () => {
      const model = { network: ALL_LAYERS, weights: initialWeights(ALL_LAYERS, 3) };
      const files = writeTfjs(model);
      const layers = await loaded(files);
      expectClose(tfjsReads(layers), await pageReads(model));
      const back = readTfjs(await saved(layers));
      if (!back.ok) expect.fail(JSON.stringify(back.problem));
      expectClose(await pageReads(back.model), await pageReads(model));
      expect(back.model.network.layers).toContainEqual(ALL_LAYERS.layers[3]);
      const again = writeTfjs(back.model);
      expectBytes(again[1]!.bytes, files[1]!.bytes);
    },
    TIMEOUT,
  );

  it(
    'is read where it made the network itself',
    async () => {
      const layers = tf.sequential({
        layers: [
          tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 2, kernelSize: 5, activation: 'relu' }),
          tf.layers.maxPooling2d({ poolSize: [2, 2] }),
          tf.layers.batchNormalization(),
          tf.layers.flatten(),
          tf.layers.dropout({ rate: 0.25 }),
          tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: 'varianceScaling' }),
        ],
      });
      const read = readTfjs(await saved(layers));
      if (!read.ok) expect.fail(JSON.stringify(read.problem));
      expectClose(await pageReads(read.model), tfjsReads(layers));
      expect(read.notes).toContainEqual({ kind: 'assumedRange' });
    },
    TIMEOUT,
  );

  it('is read where it made the network as a graph', async () => {
    const input = tf.input({ shape: [784] });
    const hidden = tf.layers.dense({ units: 7, activation: 'tanh' }).apply(input) as tf.SymbolicTensor;
    const output = tf.layers.dense({ units: 10 }).apply(hidden) as tf.SymbolicTensor;
    const outputs = tf.layers.softmax().apply(output) as tf.SymbolicTensor;
    const layers = tf.model({ inputs: input, outputs });
    const read = readTfjs(await saved(layers));
    if (!read.ok) expect.fail(JSON.stringify(read.problem));
    expectClose(await pageReads(read.model), tfjsReads(layers));
  });
});
