import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LayerSpec, NetworkSpec } from '../../../src/core/model/network';
import { dropoutKey, hash32 } from '../../../src/core/random/hash';
import type { Engine } from '../../../src/worker/engine/engine';
import { pixelsOf, someDigits } from './support/digits';
import {
  ADAM_TRAINING,
  allHere,
  mixedOrder,
  OUTPUT,
  someWeights,
  startEngine,
  takeSteps,
} from './support/engine';

let engine: Engine;
beforeAll(async () => {
  ({ engine } = await startEngine());
});
afterAll(() => engine.dispose());

const COUNT = 5;
const SEED = 123_456_789;
const INKY = allHere({
  images: new Uint8Array(COUNT * 784).fill(255),
  labels: Uint8Array.from({ length: COUNT }, (_, i) => i),
});

/** Which of 784 inked pixels a digit keeps, as the gradient of the kernel behind the dropout shows it. */
async function keptPixels(rate: number, place: number, step: number): Promise<boolean[]> {
  const spec: NetworkSpec = { layers: [{ type: 'Dropout', rate }, OUTPUT] };
  const network = engine.build(spec, [new Float32Array(7840), new Float32Array(10)]);
  const differentiator = network.differentiate({ loss: 'categorical_crossentropy', seed: SEED }, INKY);
  differentiator.setOrder(mixedOrder(COUNT, 2));
  differentiator.accumulate(place, place + 1, step);
  const { gradient } = await differentiator.sums();
  differentiator.dispose();
  network.dispose();
  // All probabilities are 0.1, and no gradient by a logit is zero.
  const kept = 0.1 / (1 - rate);
  return Array.from({ length: 784 }, (_, pixel) => {
    const value = gradient[0]![pixel * 10 + 9]!;
    expect(value === 0 || Math.abs(value / kept - 1) < 1e-6, String(value)).toBe(true);
    return value !== 0;
  });
}

test.each([
  [0.5, 0, 1],
  [0.5, 4, 1],
  [0.25, 3, 1000],
  [0.95, 1, 4_000_000_000],
])('drops at the rate of %d, in place %d and step %d, what the hash says', async (rate, place, step) => {
  const key = dropoutKey(SEED, 0, step);
  const expected = Array.from(
    { length: 784 },
    (_, pixel) => hash32(key + place * 784 + pixel) >= rate * 2 ** 32,
  );
  expect(await keptPixels(rate, place, step)).toEqual(expected);
});

const DIGITS = someDigits(60);

function trained(...between: LayerSpec[]) {
  const spec: NetworkSpec = {
    layers: [{ type: 'AveragePooling2D', poolSize: 4 }, { type: 'Flatten' }, ...between, OUTPUT],
  };
  const network = engine.build(spec, someWeights(spec));
  const stepper = network.train(ADAM_TRAINING, allHere(DIGITS));
  stepper.setOrder(mixedOrder(60));
  return { network, stepper };
}

test('a network that reads drops nothing', async () => {
  const [plain, dropping] = [trained().network, trained({ type: 'Dropout', rate: 0.5 }).network];
  expect(await dropping.evaluate(DIGITS, 0, 60)).toEqual(await plain.evaluate(DIGITS, 0, 60));
  expect(await dropping.predict(pixelsOf(DIGITS, 3))).toEqual(await plain.predict(pixelsOf(DIGITS, 3)));
});

test('a rate of 0 does nothing', async () => {
  const [plain, dropping] = [trained().stepper, trained({ type: 'Dropout', rate: 0 }).stepper];
  expect(await takeSteps(dropping, 60, 20, 4)).toEqual(await takeSteps(plain, 60, 20, 4));
});

test('each step, each layer and each seed drops others', async () => {
  const dropout: LayerSpec = { type: 'Dropout', rate: 0.5 };
  const { stepper, network } = trained(dropout);
  const frozen = { type: 'SGD', learningRate: 0, momentum: 0, nesterov: false } as const;
  const still = (seed: number) => {
    const other = network.train({ ...ADAM_TRAINING, optimizer: frozen, seed }, allHere(DIGITS));
    other.setOrder(mixedOrder(60));
    return takeSteps(other, 20, 20, 3);
  };
  stepper.dispose();
  const losses = [...(await still(1)), ...(await still(2))];
  expect(new Set(losses).size).toBe(6);
  expect(await still(1)).toEqual(losses.slice(0, 3));
});

test('keeps the mean', async () => {
  const kept = await keptPixels(0.5, 0, 77);
  const share = kept.filter(Boolean).length / kept.length;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.08); // more than four standard deviations
});
