/** Files as Keras makes them, by Node's zlib and the HDF5 library. */
import type { Group } from 'h5wasm/node';
import { fileByLibrary, putArray } from '../hdf5/library';
import { plainZip } from '../plain-zip';

/** An array of a layer: its shape, and what all its numbers are. */
export type KerasArray = { readonly shape: number[]; readonly fill: number };

/** A layer as Keras describes it, and its arrays by their own names, in Keras' order. */
export type KerasFileLayer = {
  readonly type: string;
  readonly config?: { readonly [setting: string]: unknown };
  readonly arrays?: { readonly [role: string]: KerasArray };
};

export const INPUT: KerasFileLayer = { type: 'InputLayer', config: { batch_shape: [null, 784] } };
export const IMAGE: KerasFileLayer = { type: 'InputLayer', config: { batch_shape: [null, 28, 28, 1] } };

export function dense(inputs: number, units: number, config: KerasFileLayer['config'] = {}): KerasFileLayer {
  const arrays = { kernel: { shape: [inputs, units], fill: 0.25 }, bias: { shape: [units], fill: 0.5 } };
  return { type: 'Dense', config: { units, activation: 'softmax', ...config }, arrays };
}

/** The names that Keras gives layers, and a description of each. */
export function described(
  layers: readonly KerasFileLayer[],
): { class_name: string; config: { name: string } }[] {
  return layers.map(({ type, config }, index) => ({
    module: 'keras.layers',
    class_name: type,
    config: { name: `my_${type.toLowerCase()}_${index}`, ...config },
    registered_name: null,
  }));
}

export function sequential(layers: readonly KerasFileLayer[]): object {
  return { module: 'keras', class_name: 'Sequential', config: { name: 'model', layers: described(layers) } };
}

/** A `.keras` file; the arrays lie where Keras 3 puts them: by their type, whatever the layer is called. */
export async function kerasFile(
  layers: readonly KerasFileLayer[],
  config: object = sequential(layers),
): Promise<Uint8Array> {
  const arrays = await weightsFile(layers);
  const json = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  return plainZip([
    { name: 'metadata.json', method: 0, packed: json({ keras_version: '3.15.1' }) },
    { name: 'config.json', method: 0, packed: json(config) },
    { name: 'model.weights.h5', method: 0, packed: arrays },
  ]);
}

/** What `save_weights` of Keras 3 writes, and each `.keras` file holds. */
export async function weightsFile(layers: readonly KerasFileLayer[]): Promise<Uint8Array> {
  return fileByLibrary((file) => {
    const counts = new Map<string, number>();
    const group = file.create_group('layers');
    for (const { type, arrays: own } of layers) {
      const before = counts.get(type) ?? 0;
      counts.set(type, before + 1);
      const name = PLACES[type] ?? type.toLowerCase();
      const place = before === 0 ? name : `${name}_${before}`;
      for (const [index, array] of Object.values(own ?? {}).entries())
        putArray(group, `${place}/vars/${index}`, array.shape, filled(array));
    }
  });
}

const PLACES: { readonly [type: string]: string } = {
  BatchNormalization: 'batch_normalization',
  MaxPooling2D: 'max_pooling2d',
};

/** A whole model as one HDF5 file, as Keras 2 made them. */
export async function legacyFile(layers: readonly KerasFileLayer[], config: object): Promise<Uint8Array> {
  return fileByLibrary((file) => {
    file.create_attribute('model_config', JSON.stringify(config));
    file.create_attribute('keras_version', '2.15.0');
    const group = file.create_group('model_weights');
    for (const [index, { config: own }] of described(layers).entries()) {
      const layer = group.create_group(own.name) as Group;
      const arrays = Object.entries(layers[index]!.arrays ?? {});
      const names = arrays.map(([role]) => `${own.name}/${role}:0`);
      for (const [at, [, array]] of arrays.entries()) putArray(layer, names[at]!, array.shape, filled(array));
      if (names.length > 0) layer.create_attribute('weight_names', names, null, 'S40');
    }
  });
}

function filled({ shape, fill }: KerasArray): Float32Array {
  return new Float32Array(shape.reduce((size, side) => size * side, 1)).fill(fill);
}
