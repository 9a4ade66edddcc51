import * as ort from 'onnxruntime-web/wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../../scripts/lib/disk-dataset';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { readOnnx } from '../../../../../src/core/files/onnx/read-onnx';
import { writeOnnx } from '../../../../../src/core/files/onnx/write-onnx';
import { SHIPPED } from '../../../../../src/core/model/shipped';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { expectBytes, expectModel } from '../expect-model';
import { readShippedModel } from '../shipped-model';

/** What is written is read by a program that knows nothing of the page: ONNX Runtime. */

const DIGITS = 1000;
const TIMEOUT = 60_000; // milliseconds: a thousand digits by a CNN, twice, on a busy machine

let engine: Engine;
let images: Float32Array;

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  engine = await startCpuEngine(readKernels);
  const { test } = await openDiskDataset();
  await test.until(DIGITS);
  images = Float32Array.from(test.images.subarray(0, DIGITS * IMAGE_PIXELS), (grey) => grey / 255);
}, TIMEOUT);

afterAll(() => engine.dispose());

describe('on 1,000 test digits of MNIST', () => {
  it.each(SHIPPED)(
    'ONNX Runtime reads %s with the same probabilities as the page',
    async (name) => {
      const model = await readShippedModel(name);
      const built = engine.build(model.network, model.weights);
      const expected = await built.predict(images);
      built.dispose();
      const file = writeOnnx(model);
      const session = await ort.InferenceSession.create(file);
      const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
      const takesRow = model.network.layers[0]!.type === 'Dense';
      const digits = new ort.Tensor('float32', images, takesRow ? [DIGITS, 784] : [DIGITS, 28, 28, 1]);
      const probabilities = (await session.run({ [input]: digits }))[output]!.data as Float32Array;
      await session.release();
      expect(probabilities.length).toBe(expected.length);
      expect(largestDifference(probabilities, expected)).toBeLessThan(1e-4);
      const again = readOnnx(file);
      expectModel(again, model);
      if (again.ok) expectBytes(writeOnnx(again.model), file);
    },
    TIMEOUT,
  );
});

function largestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - b[index]!)), 0);
}
