import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { DEFAULT_PLAN, denseNetwork } from '../../../../src/core/model/presets';
import { withDeadline } from '../../../../src/worker/engine/deadline';
import { createFakeSet } from '../session/fake-data';
import { createFakeEngine } from '../session/fake-engine';

const network = denseNetwork();
const digits = createFakeSet(10);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const fake = createFakeEngine();
  const built = withDeadline(fake, 1000).build(network, initialWeights(network, 1));
  const stepper = built.train({ ...DEFAULT_PLAN, optimizer: OPTIMIZER_DEFAULTS.Adam }, digits);
  stepper.setOrder(Uint32Array.of(0, 1, 2));
  stepper.step(0, 3);
  return { fake, built, stepper };
}

describe('an engine with a deadline', () => {
  it.each([
    ['predict', 'beforePredict'],
    ['done', 'beforeDone'],
    ['totals', 'beforeTotals'],
    ['state', 'beforeState'],
  ] as const)('rejects a %s that never comes, in its time and not before', async (call, before) => {
    const { fake, built, stepper } = watched();
    fake.behaviour[before] = () => new Promise(() => {});
    let thrown: unknown = null;
    const asked = call === 'predict' ? built.predict(new Float32Array(784)) : stepper[call]();
    asked.catch((reason: unknown) => {
      thrown = reason;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(thrown).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(thrown).toMatchObject({ name: 'EngineStalled' });
  });

  it('hands on what comes in time, what is thrown, and leaves no timer behind', async () => {
    const { fake, built, stepper } = watched();
    expect((await stepper.totals()).count).toBe(3);
    expect((await stepper.state()).iterations).toBe(1);
    expect(await built.weights()).toHaveLength(2);
    expect((await built.evaluate(digits, 2, 5)).count).toBe(3);
    fake.behaviour.beforePredict = () => {
      throw new Error('shader');
    };
    await expect(built.predict(new Float32Array(784))).rejects.toThrow('shader');
    expect(vi.getTimerCount()).toBe(0);
  });
});
