import { describe, expect, it } from 'vitest';
import { readKernels } from '../../../../../scripts/lib/kernels';
import type { Digits } from '../../../../../src/core/data/digits';
import { IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { initialWeights } from '../../../../../src/core/model/initialize';
import type { NetworkSpec } from '../../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { seededRandom } from '../../../../../src/core/random/random';
import type { WasmBuild } from '../../../../../src/protocol/engine';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import { RUNNABLE_BUILDS } from './open-kernels';
import { activated, convolve, type Pictures, pool, slope } from './reference';

const COUNT = 320;

/** Noisy pictures of ten kinds: a bright bar, further down the greater the label. */
const DIGITS: Digits = (() => {
  const random = seededRandom(7);
  const images = Uint8Array.from({ length: COUNT * IMAGE_PIXELS }, () => random() * 60);
  const labels = Uint8Array.from({ length: COUNT }, () => random() * 10);
  for (const [digit, label] of labels.entries()) {
    const start = digit * IMAGE_PIXELS + (4 + 2 * label) * 28;
    images.fill(230, start + 4, start + 24);
  }
  return { images, labels };
})();

/** As the course's CNN, but of fewer filters: 8 and 16. */
const SMALL: NetworkSpec = {
  layers: [
    { type: 'Conv2D', filters: 8, kernelSize: 3, activation: 'relu' },
    { type: 'MaxPooling2D', poolSize: 2 },
    { type: 'Conv2D', filters: 16, kernelSize: 3, activation: 'relu' },
    { type: 'MaxPooling2D', poolSize: 2 },
    { type: 'Flatten' },
    { type: 'Dense', units: 32, activation: 'relu' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

/** Trains it on all digits once, 16 at a time. */
async function trainOnce(build: WasmBuild) {
  const engine = await startCpuEngine(readKernels, [build]);
  const network = engine.build(SMALL, initialWeights(SMALL, 1));
  const before = await network.evaluate(DIGITS, 0, COUNT);
  const plan = {
    optimizer: { ...OPTIMIZER_DEFAULTS.Adam, learningRate: 0.005 },
    loss: 'categorical_crossentropy',
    batchSize: 16,
    seed: 1,
  } as const;
  const stepper = network.train(plan, { ...DIGITS, available: COUNT });
  stepper.setOrder(Uint32Array.from({ length: COUNT }, (_, index) => index));
  for (let at = 0; at < COUNT; at += 16) stepper.step(at, at + 16);
  const after = await network.evaluate(DIGITS, 0, COUNT);
  const weights = await network.weights();
  engine.dispose();
  return { before, after, weights };
}

/** Nothing in it fills whole tiles, vectors or squares. */
const CROOKED: NetworkSpec = {
  layers: [
    { type: 'AveragePooling2D', poolSize: 3 },
    { type: 'Conv2D', filters: 5, kernelSize: 2, activation: 'tanh' },
    { type: 'MaxPooling2D', poolSize: 3 },
    { type: 'Conv2D', filters: 3, kernelSize: 2, activation: 'softmax' },
    { type: 'Flatten' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

/** The mean cross-entropy of the crooked network over the first `count` digits. */
function crookedLoss(weights: readonly (readonly number[])[], count: number): number {
  const [kernel1, bias1, kernel2, bias2, kernel, bias] = weights;
  const values = Array.from(DIGITS.images.subarray(0, count * IMAGE_PIXELS), (pixel) => pixel / 255);
  const images: Pictures = { count, height: 28, width: 28, channels: 1, values };
  const mean = (square: readonly number[]) => square.reduce((sum, value) => sum + value, 0) / square.length;
  const pooled = pool(images, 3, mean);
  const hidden = pool(activated(convolve(pooled, 2, kernel1!, bias1!), 'tanh'), 3, (square) =>
    Math.max(...square),
  );
  const features = activated(convolve(hidden, 2, kernel2!, bias2!), 'softmax');
  const size = features.height * features.width * features.channels;
  const flat: Pictures = { ...features, height: 1, width: 1, channels: size };
  const probabilities = activated(convolve(flat, 1, kernel!, bias!), 'softmax').values;
  let sum = 0;
  for (let n = 0; n < count; n++) sum -= Math.log(probabilities[n * 10 + DIGITS.labels[n]!]!);
  return sum / count;
}

describe.each(RUNNABLE_BUILDS)('networks with convolutions on the CPU, %s', (build) => {
  it('learns', async () => {
    const { before, after } = await trainOnce(build);
    expect(before.loss / COUNT).toBeGreaterThan(2);
    expect(after.loss / COUNT).toBeLessThan(1);
    expect(after.correct).toBeGreaterThan(0.8 * COUNT);
  });

  it('gives the same numbers, bit for bit, from the same start', async () => {
    const [first, second] = [await trainOnce(build), await trainOnce(build)];
    expect(second.weights).toEqual(first.weights);
  });

  it('steps along the gradient of the whole network, whatever its shapes', async () => {
    const count = 7;
    const engine = await startCpuEngine(readKernels, [build]);
    const initial = initialWeights(CROOKED, 3);
    const network = engine.build(CROOKED, initial);
    const optimizer = { type: 'SGD', learningRate: 1, momentum: 0, nesterov: false } as const;
    const plan = { optimizer, loss: 'categorical_crossentropy', batchSize: count, seed: 1 } as const;
    const stepper = network.train(plan, { ...DIGITS, available: COUNT });
    stepper.setOrder(Uint32Array.from({ length: count }, (_, index) => index));
    stepper.step(0, count);
    const loss = (await stepper.totals()).loss / count;
    const after = await network.weights();
    engine.dispose();

    const start = initial.map((values) => [...values]);
    expect(loss).toBeCloseTo(crookedLoss(start, count), 5);
    const random = seededRandom(1);
    for (const [array, values] of start.entries()) {
      for (let place = 0; place < 5; place++) {
        const chosen = Math.floor(random() * values.length);
        const expected = slope((moved) => crookedLoss(start.with(array, [...moved]), count), values, chosen);
        expect(values[chosen]! - after[array]![chosen]!).toBeCloseTo(expected, 5);
      }
    }
  });

  it('is not finite where a weight is none', async () => {
    const engine = await startCpuEngine(readKernels, [build]);
    const weights = initialWeights(SMALL, 1);
    weights[0]![0] = Number.NaN;
    const network = engine.build(SMALL, weights);
    expect((await network.evaluate(DIGITS, 0, 4)).loss).toBeNaN();
    engine.dispose();
  });
});
