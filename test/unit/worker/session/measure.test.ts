import { describe, expect, it } from 'vitest';
import { AUGMENTATION_DEFAULT } from '../../../../src/core/model/augmentation';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { GRADIENT_CHUNK } from '../../../../src/worker/engine/engine';
import { measurementKey, measureSpeed } from '../../../../src/worker/session/measure';
import { createFakeSet } from './fake-data';
import { createFakeEngine } from './fake-engine';
import { PLAN } from './fake-session';

const FULL = { ...PLAN, optimizer: OPTIMIZER_DEFAULTS.ConjugateGradient };

async function measure(plan: typeof PLAN, digits = createFakeSet(1000)) {
  const clock = { now: 0 };
  const engine = createFakeEngine(clock);
  const speed = await measureSpeed(engine, plan, digits, { now: () => clock.now, breathe: async () => {} });
  return { speed, network: engine.networks[0]!, engine };
}

describe('timing an engine', () => {
  it('takes steps of the plan', async () => {
    const { speed, network, engine } = await measure(PLAN);
    expect(speed).toBeCloseTo(1000, 6);
    expect(network.batches.every(({ length }) => length === 10)).toBe(true);
    expect(engine.alive).toEqual([]);
  });

  it('takes steps on as many digits as a gradient’s chunk, for a plan that looks at all', async () => {
    const { speed, network } = await measure(FULL);
    expect(speed).toBeCloseTo(10_000, 6);
    expect(network.batches.every(({ length }) => length === GRADIENT_CHUNK)).toBe(true);
    expect(network.gathered).toEqual([]);
  });
});

describe('what is measured', () => {
  it('holds for plans that differ in what costs no time', () => {
    const others = [
      { epochs: 3 },
      { seed: 9 },
      { trainingSize: 5000 },
      { shuffle: false },
      { augmentation: AUGMENTATION_DEFAULT },
      { optimizer: { ...OPTIMIZER_DEFAULTS.Adam, learningRate: 0.5 } },
    ];
    for (const other of others) expect(measurementKey({ ...PLAN, ...other })).toBe(measurementKey(PLAN));
  });

  it('does not hold for others', () => {
    const others = [
      { batchSize: 11 },
      { loss: 'mean_squared_error' as const },
      { optimizer: OPTIMIZER_DEFAULTS.SGD },
      { optimizer: OPTIMIZER_DEFAULTS.ConjugateGradient },
      { network: { ...PLAN.network, normalized: false as const } },
    ];
    const keys = others.map((other) => measurementKey({ ...PLAN, ...other }));
    expect(new Set([...keys, measurementKey(PLAN)]).size).toBe(others.length + 1);
  });

  it('is one for both ways to look at all digits, whatever the batch size', () => {
    const descent = { ...PLAN, optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent, batchSize: 77 };
    expect(measurementKey(descent)).toBe(measurementKey(FULL));
  });
});
