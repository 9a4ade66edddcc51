import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIVATIONS, type Activation, type DenseSpec } from '../../../../../src/core/model/network';
import { denseNetwork } from '../../../../../src/core/model/presets';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { logitsOf, lossOf, softmax } from './reference';
import { BUILDS, someDigits, someWeights, startBuild } from './support';

function network(activation: Activation, ...units: number[]): { layers: DenseSpec[] } {
  return {
    layers: [
      ...units.map((count): DenseSpec => ({ type: 'Dense', units: count, activation })),
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  };
}

describe.each(BUILDS)('reading digits with the %s build', (build) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startBuild(build);
  });

  const cases = [
    ...ACTIVATIONS.map((activation) => [activation, [33, 7], 5] as const),
    ...[1, 3, 10, 64].map((units) => ['tanh', [units], 3] as const),
    ['relu', [], 4] as const,
    ['relu', [12], 1] as const,
    ['relu', [12], 101] as const, // more than is read at a time
    ['sigmoid', [5, 3, 2], 33] as const,
  ];
  it.each(cases)('gives what plain arithmetic gives: %s, %j, %i digits', async (activation, units, count) => {
    const spec = network(activation, ...units);
    const weights = someWeights(spec);
    const digits = someDigits(count);
    const built = engine.build(spec, weights);
    const expected = logitsOf(
      spec.layers,
      weights.map((values) => Float64Array.from(values)),
      digits,
      count,
    );

    const probabilities = await built.predict(Float32Array.from(digits.images, (pixel) => pixel / 255));
    for (const [index, p] of expected.flatMap(softmax).entries()) {
      expect(probabilities[index]).toBeCloseTo(p, 5);
    }

    const totals = await built.evaluate(digits, 0, count);
    const losses = expected.map((logits, digit) =>
      lossOf('categorical_crossentropy', logits, digits.labels[digit]!),
    );
    const right = expected.filter((logits, d) => logits.indexOf(Math.max(...logits)) === digits.labels[d]);
    expect(totals.loss / count).toBeCloseTo(losses.reduce((sum, loss) => sum + loss) / count, 5);
    expect(totals).toMatchObject({ correct: right.length, count });
    built.dispose();
  });

  it('reads a part of the digits', async () => {
    const spec = denseNetwork(8);
    const built = engine.build(spec, someWeights(spec));
    const digits = someDigits(30);
    const [all, first, rest, none] = [
      await built.evaluate(digits, 0, 30),
      await built.evaluate(digits, 0, 11),
      await built.evaluate(digits, 11, 30),
      await built.evaluate(digits, 7, 7),
    ];
    expect(first.loss + rest.loss).toBeCloseTo(all.loss, 4);
    expect(first.correct + rest.correct).toBe(all.correct);
    expect(none).toEqual({ loss: 0, correct: 0, count: 0 });
    built.dispose();
  });

  it('counts the lowest of equal logits as the reading', async () => {
    const spec = denseNetwork();
    const built = engine.build(spec, [new Float32Array(7840), new Float32Array(10)]);
    const digits = { images: new Uint8Array(2 * 784), labels: Uint8Array.of(0, 1) };
    expect(await built.evaluate(digits, 0, 2)).toMatchObject({ correct: 1, count: 2 });
    built.dispose();
  });

  it('takes a loss from logits far apart', async () => {
    const spec = denseNetwork();
    const bias = Float32Array.of(1000, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const built = engine.build(spec, [new Float32Array(7840), bias]);
    const digits = { images: new Uint8Array(784), labels: Uint8Array.of(3) };
    expect((await built.evaluate(digits, 0, 1)).loss).toBeCloseTo(1000, 3);
    built.dispose();
  });

  it('gives the weights back as they came in', async () => {
    const spec = denseNetwork(7, 3);
    const built = engine.build(spec, someWeights(spec));
    expect(await built.weights()).toEqual(someWeights(spec));
    built.setWeights(someWeights(spec, 2));
    expect(await built.weights()).toEqual(someWeights(spec, 2));
    built.dispose();
  });
});
