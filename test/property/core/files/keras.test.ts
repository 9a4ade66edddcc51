import fc from 'fast-check';
import type { Group } from 'h5wasm/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { readKeras } from '../../../../src/core/files/keras/read-keras';
import { readLegacyH5 } from '../../../../src/core/files/keras/read-legacy-h5';
import { writeKeras } from '../../../../src/core/files/keras/write-keras';
import type { ModelContent, ModelResult } from '../../../../src/core/files/model-file';
import { initialWeights, weightsFit } from '../../../../src/core/model/initialize';
import { DEFAULT_INITIALIZER, type LayerSpec, type NetworkSpec } from '../../../../src/core/model/network';
import { fileByLibrary, putArray } from '../../../unit/core/files/hdf5/library';
import { plainUnzip, plainZip } from '../../../unit/core/files/plain-zip';
import { modelArbitrary } from './model-arbitrary';
import { mutated, mutations } from './mutations';

describe('any network as a .keras file', () => {
  it('comes back, and is written the same again', () => {
    fc.assert(
      fc.property(modelArbitrary, (model) => {
        const file = writeKeras(model);
        const read = readKeras(file);
        if (!read.ok) throw new Error(JSON.stringify(read.problem));
        expect(read.notes).toEqual([]);
        expect(plain(read.model.network)).toEqual(plain(model.network));
        for (const [index, values] of read.model.weights.entries())
          expect(Buffer.compare(bytesOf(values), bytesOf(model.weights[index]!))).toBe(0);
        expect(Buffer.compare(writeKeras(read.model), file)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Without what says nothing: the default initialiser, penalties of zero. */
function plain({ layers, ...rest }: NetworkSpec): NetworkSpec {
  return { ...rest, layers: layers.map(plainLayer) };
}

function plainLayer(layer: LayerSpec): LayerSpec {
  if (layer.type !== 'Dense' && layer.type !== 'Conv2D') return layer;
  const { kernelInitializer, kernelRegularizer, ...rest } = layer;
  const penalised = kernelRegularizer !== undefined && (kernelRegularizer.l1 > 0 || kernelRegularizer.l2 > 0);
  return {
    ...rest,
    ...(kernelInitializer !== DEFAULT_INITIALIZER && kernelInitializer && { kernelInitializer }),
    ...(penalised && { kernelRegularizer }),
  } as LayerSpec;
}

const NETWORK: NetworkSpec = {
  layers: [
    { type: 'MaxPooling2D', poolSize: 7 },
    { type: 'Conv2D', filters: 2, kernelSize: 3, activation: 'relu', kernelRegularizer: { l1: 0, l2: 0.01 } },
    { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.01 },
    { type: 'Flatten' },
    { type: 'Dropout', rate: 0.5 },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};
const MODEL: ModelContent = { network: NETWORK, weights: initialWeights(NETWORK, 1) };

/** What a file may never do: give a network whose numbers do not fit it, or one that is larger than it says. */
function holds(result: ModelResult): boolean {
  return result.ok
    ? weightsFit(result.model.network, result.model.weights)
    : result.problem.kind !== undefined;
}

/** Values that a description's fields are not made for. */
const odd = fc.constantFrom<unknown>(
  ...[null, -1, 0, 0.5, 1e9, 1e308, 2 ** 53, '', 'same', 'LSTM', 'Dense', true, [], {}, [1, 2, 3], [[1]]],
  ...[{ class_name: 'L2' }, ['__proto__'], JSON.parse('{"__proto__": {"units": 10}}'), 'constructor'],
  // What JavaScript cannot make a number or a text of.
  { toString: 1, valueOf: 1 },
);

/** Puts odd values in the place of some fields, wherever they are. */
function spoilt(value: unknown, places: ReadonlyMap<number, unknown>, counter = { at: 0 }): unknown {
  const at = counter.at++;
  if (places.has(at)) return places.get(at);
  if (Array.isArray(value)) return value.map((item) => spoilt(item, places, counter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoilt(item, places, counter)]));
}

const spoiling = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 260 }), odd), { minLength: 1, maxLength: 4 })
  .map((places) => new Map(places));

describe('a file of Keras that came to harm', () => {
  const files = plainUnzip(writeKeras(MODEL));
  const config: unknown = JSON.parse(new TextDecoder().decode(files.get('config.json')));
  const packed = (text: string, arrays: Uint8Array) =>
    plainZip([
      { name: 'config.json', method: 0, packed: new TextEncoder().encode(text) },
      { name: 'model.weights.h5', method: 0, packed: arrays },
    ]);

  it('in its description is refused or read', () => {
    fc.assert(
      fc.property(spoiling, (places) => {
        const text = JSON.stringify(spoilt(config, places));
        return holds(readKeras(packed(text, files.get('model.weights.h5')!)));
      }),
      { numRuns: 4000 },
    );
  });

  it('in its arrays is refused or read', () => {
    fc.assert(
      fc.property(mutations, (harm) => {
        const arrays = mutated(files.get('model.weights.h5')!, harm);
        return holds(readKeras(packed(JSON.stringify(config), arrays)));
      }),
      { numRuns: 3000 },
    );
  });

  it('anywhere is refused or read', () => {
    const file = writeKeras(MODEL);
    fc.assert(
      fc.property(mutations, (harm) => holds(readKeras(mutated(file, harm)))),
      { numRuns: 2000 },
    );
  });

  let legacy: Uint8Array;
  beforeAll(async () => {
    const network: NetworkSpec = { layers: [{ type: 'Dense', units: 10, activation: 'softmax' }] };
    const [kernel, bias] = initialWeights(network, 1);
    const layer = {
      class_name: 'Dense',
      config: { name: 'd', units: 10, activation: 'softmax', batch_input_shape: [null, 784] },
    };
    legacy = await fileByLibrary((h5) => {
      h5.create_attribute(
        'model_config',
        JSON.stringify({ class_name: 'Sequential', config: { layers: [layer] } }),
      );
      const group = h5.create_group('model_weights');
      putArray(group, 'd/d/kernel:0', [784, 10], kernel!);
      putArray(group, 'd/d/bias:0', [10], bias!);
      (h5.get('model_weights/d') as Group).create_attribute(
        'weight_names',
        ['d/kernel:0', 'd/bias:0'],
        null,
        'S12',
      );
    });
  });

  it('as one file of HDF5 is refused or read', () => {
    expect(readLegacyH5(legacy).ok).toBe(true);
    fc.assert(
      fc.property(mutations, (harm) => holds(readLegacyH5(mutated(legacy, harm)))),
      { numRuns: 1000 },
    );
  });
});
