import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../../scripts/lib/disk-dataset';
import { readKernels } from '../../../../../scripts/lib/kernels';
import { IMAGE_PIXELS } from '../../../../../src/core/data/digits';
import { readKeras } from '../../../../../src/core/files/keras/read-keras';
import { writeKeras } from '../../../../../src/core/files/keras/write-keras';
import { SHIPPED } from '../../../../../src/core/model/shipped';
import { weightShapes } from '../../../../../src/core/model/weights';
import { startCpuEngine } from '../../../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../../../src/worker/engine/engine';
import { arraysByLibrary } from '../hdf5/library';
import { plainUnzip } from '../plain-zip';
import { readShippedModel } from '../shipped-model';
import { predictedByPlainKeras } from './plain-keras';

/** What is written is read by programs that know nothing of the page: Node's zlib and the HDF5 library. */

const DIGITS = 1000;
const TIMEOUT = 120_000; // milliseconds: a thousand digits by a CNN in plain JavaScript, on a busy machine

let engine: Engine;
let images: Float32Array;

beforeAll(async () => {
  engine = await startCpuEngine(readKernels);
  const { test } = await openDiskDataset();
  await test.until(DIGITS);
  images = Float32Array.from(test.images.subarray(0, DIGITS * IMAGE_PIXELS), (grey) => grey / 255);
}, TIMEOUT);

afterAll(() => engine.dispose());

describe.each(SHIPPED)('%s as a .keras file', (name) => {
  it('holds the very arrays, where Keras looks for them', async () => {
    const model = await readShippedModel(name);
    const arrays = await arraysByLibrary(plainUnzip(writeKeras(model)).get('model.weights.h5')!);
    const shapes = weightShapes(model.network);
    expect(arrays.size).toBe(shapes.length);
    for (const [index, { name: path, shape, role }] of shapes.entries()) {
      const place = path.replace(role, `vars/${role === 'kernel' ? 0 : 1}`);
      const found = arrays.get(`layers/${place}`)!;
      expect(found.shape).toEqual(shape);
      expect(areSame(found.values, model.weights[index]!)).toBe(true);
    }
  });

  it(
    'gives the page’s probabilities on 1,000 test digits of MNIST',
    async () => {
      const model = await readShippedModel(name);
      const built = engine.build(model.network, model.weights);
      const expected = await built.predict(images);
      built.dispose();
      const found = await predictedByPlainKeras(writeKeras(model), images);
      expect(found.length).toBe(expected.length);
      const largest = found.reduce(
        (most, value, index) => Math.max(most, Math.abs(value - expected[index]!)),
        0,
      );
      expect(largest).toBeLessThan(1e-4);
    },
    TIMEOUT,
  );

  it('comes back, and is written the same again', async () => {
    const model = await readShippedModel(name);
    const file = writeKeras(model);
    const read = readKeras(file);
    if (!read.ok) throw new Error(read.problem.kind);
    expect(read.notes).toEqual([]);
    expect(read.model.network).toEqual(model.network);
    expect(read.model.weights.every((values, index) => areSame(values, model.weights[index]!))).toBe(true);
    expect(areSame(writeKeras(read.model), file)).toBe(true);
  });
});

/** As `toEqual` says it, but quick with a hundred thousand numbers. */
function areSame(some: ArrayLike<number>, others: ArrayLike<number>): boolean {
  return (
    some.length === others.length && Array.from(some).every((value, index) => Object.is(value, others[index]))
  );
}
