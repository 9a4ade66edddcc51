import * as tf from '@tensorflow/tfjs';
import { test } from 'vitest';
import { initialWeights } from '../../../src/core/model/initialize';
import { DEFAULT_PLAN, denseNetwork } from '../../../src/core/model/presets';
import { startGpuEngine } from '../../../src/worker/engine/gpu/start';

async function mnist() {
  const m = await (await fetch('/data/mnist/manifest.json')).json();
  const file = JSON.stringify(m).match(/train-01-[0-9a-f]+\.bin/)![0];
  const res = await fetch(`/data/mnist/${file}`);
  const raw = new Uint8Array(
    await new Response(res.body!.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
  const count = raw.length / 785;
  return { images: raw.slice(0, count * 784), labels: raw.slice(count * 784), available: count };
}

test('bench', async () => {
  const digits = await mnist();
  const n = digits.labels.length;
  const engine = await startGpuEngine(() => {});
  const out: string[] = [];
  for (const [units, batch] of [
    [[128], 32],
    [[128], 256],
    [[512, 256], 32],
    [[], 32],
  ] as [number[], number][]) {
    const spec = denseNetwork(...units);
    const network = engine.build(spec, initialWeights(spec, 1));
    const stepper = network.train({ ...DEFAULT_PLAN, batchSize: batch }, digits);
    stepper.setOrder(Uint32Array.from({ length: n }, (_, i) => (i * 7) % n));
    let s = 0;
    const take = () => {
      const from = (s * batch) % (n - batch);
      s++;
      stepper.step(from, from + batch);
    };
    for (let i = 0; i < 3; i++) take();
    await stepper.done();
    const rates = [];
    let js = 0;
    let steps = 0;
    for (let r = 0; r < 5; r++) {
      const t = performance.now();
      let k = 0;
      while (performance.now() - t < 700) {
        const a = performance.now();
        for (let i = 0; i < 4; i++) take();
        js += performance.now() - a;
        k += 4;
        await stepper.done();
      }
      rates.push(Math.round((k * batch * 1000) / (performance.now() - t)));
      steps += k;
    }
    const tot = await stepper.totals();
    out.push(
      `${units}/${batch}: ${rates.sort((a, b) => a - b)} samples/s, js ${(js / steps).toFixed(3)} ms/step loss ${tot.loss / tot.count}`,
    );
    let t = performance.now();
    await network.evaluate(digits, 0, 500);
    const first = performance.now() - t;
    t = performance.now();
    await network.evaluate(digits, 500, 1000);
    out.push(`  evaluate 500: first ${first.toFixed(0)} then ${(performance.now() - t).toFixed(0)} ms`);
    const one = new Float32Array(784).fill(0.5);
    await network.predict(one);
    t = performance.now();
    for (let i = 0; i < 10; i++) await network.predict(one);
    out.push(`  predict: ${((performance.now() - t) / 10).toFixed(1)} ms`);
    stepper.dispose();
    network.dispose();
  }
  if ((globalThis as any).FIT !== 0) {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ units: 128, activation: 'relu', inputShape: [784] }),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    const xs = tf.tensor2d(
      Float32Array.from(digits.images.subarray(0, 784 * 2048), (v) => v / 255),
      [2048, 784],
    );
    const ys = tf.oneHot(tf.tensor1d(digits.labels.subarray(0, 2048), 'int32'), 10);
    await model.fit(xs.slice([0, 0], [64, 784]), ys.slice([0, 0], [64, 10]), {
      batchSize: 32,
      epochs: 1,
      yieldEvery: 'never',
    });
    const t = performance.now();
    await model.fit(xs, ys, { batchSize: 32, epochs: 1, yieldEvery: 'never' });
    out.push(`tfjs fit: ${Math.round((2048 * 1000) / (performance.now() - t))} samples/s`);
  }
  console.log(out.join('\n'));
});
