import fc from 'fast-check';
import * as ort from 'onnxruntime-web/wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { readOnnx } from '../../../../../src/core/files/onnx/read-onnx';
import { writeOnnx } from '../../../../../src/core/files/onnx/write-onnx';
import { inkValue } from '../../../../../src/core/model/network';
import { seededRandom } from '../../../../../src/core/random/random';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { expectBytes, expectModel } from '../../../../unit/core/files/expect-model';
import { modelArbitrary } from '../model-arbitrary';

const TIMEOUT = 300_000; // milliseconds: hundreds of networks, on a busy machine

describe('any network as ONNX', () => {
  it('comes back whole, and is written the same again', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(modelArbitrary, (model) => {
        const file = writeOnnx(model);
        const read = readOnnx(file);
        expectModel(read, model);
        if (read.ok) expectBytes(writeOnnx(read.model), file);
      }),
      { numRuns: 500 },
    );
  });

  describe('read by ONNX Runtime', () => {
    let engine: Engine;
    beforeAll(async () => {
      ort.env.wasm.numThreads = 1;
      engine = await startCpuEngine(readKernels);
    });
    afterAll(() => engine.dispose());

    it('gives the page’s probabilities', { timeout: TIMEOUT }, async () => {
      const random = seededRandom(7);
      const digits = new Float32Array(3 * 784).map(() => Math.max(0, random() * 2 - 1));
      await fc.assert(
        fc.asyncProperty(modelArbitrary, async (model) => {
          const network = engine.build(model.network, model.weights);
          const expected = await network.predict(digits);
          network.dispose();
          const session = await ort.InferenceSession.create(writeOnnx(model));
          const [first] = model.network.layers;
          const takesImage = ['Conv2D', 'MaxPooling2D', 'AveragePooling2D', 'Flatten'].includes(first!.type);
          const ink = digits.map((value) => value * inkValue(model.network));
          const digit = new ort.Tensor('float32', ink, takesImage ? [3, 28, 28, 1] : [3, 784]);
          const { probabilities } = await session.run({ digit });
          await session.release();
          const found = probabilities!.data as Float32Array;
          expect(found.length).toBe(expected.length);
          for (const [index, value] of found.entries()) expect(value).toBeCloseTo(expected[index]!, 3);
        }),
        { numRuns: 150 },
      );
    });
  });
});
