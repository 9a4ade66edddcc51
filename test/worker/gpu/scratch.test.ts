import { expect, test } from 'vitest';
import { someDigits } from './support/digits';
import { ADAM_TRAINING, allHere, mixedOrder, OUTPUT, someWeights, startEngine } from './support/engine';

const CNN = { layers: [
  { type: 'Conv2D', filters: 32, kernelSize: 3, activation: 'relu' }, { type: 'MaxPooling2D', poolSize: 2 },
  { type: 'Conv2D', filters: 64, kernelSize: 3, activation: 'relu' }, { type: 'MaxPooling2D', poolSize: 2 },
  { type: 'Flatten' }, { type: 'Dense', units: 64, activation: 'relu' }, OUTPUT ] } as const;
test('time', async () => {
  const { engine } = await startEngine();
  const digits = someDigits(256);
  const network = engine.build(CNN, someWeights(CNN));
  const stepper = network.train({ ...ADAM_TRAINING, batchSize: 128 }, allHere(digits));
  stepper.setOrder(mixedOrder(256));
  const times = [];
  for (let i = 0; i < 8; i++) {
    const s = performance.now();
    stepper.step(128 * (i % 2), 128 * (i % 2) + 128);
    await stepper.totals();
    times.push(Math.round(performance.now() - s));
  }
  const t2 = [];
  for (let i = 0; i < 3; i++) {
    const s = performance.now();
    await network.evaluate(digits, 0, 256);
    t2.push(Math.round(performance.now() - s));
  }
  console.log('STEP ms', times.join(' '), 'EVAL', t2.join(' '), JSON.stringify(engine.memory()));
  expect(1).toBe(1);
});
