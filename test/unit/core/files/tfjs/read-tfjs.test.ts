import { describe, expect, it } from 'vitest';
import { readTfjs } from '../../../../../src/core/files/tfjs/read-tfjs';

/** What tensorflowjs_converter and other programs write, made here by hand. */

const UNITS = 10;
const KERNEL = Float32Array.from({ length: 784 * UNITS }, (_, index) => ((index * 7) % 256) / 128 - 1);

const dense = { class_name: 'Dense', config: { name: 'dense', units: UNITS, activation: 'softmax' } };
const withInput = { ...dense, config: { ...dense.config, batch_input_shape: [null, 784] } };
const topology = { class_name: 'Sequential', config: { name: 'sequential', layers: [withInput] } };

type Entry = { readonly name: string; readonly shape: readonly number[]; readonly [more: string]: unknown };
const kernel: Entry = { name: 'dense/kernel', shape: [784, UNITS], dtype: 'float32' };
const bias: Entry = { name: 'dense/bias', shape: [UNITS], dtype: 'float32' };

function bytesOf(...arrays: readonly (Float32Array | Uint8Array | Uint16Array)[]): Uint8Array {
  return Uint8Array.from(arrays.flatMap((array) => [...new Uint8Array(array.buffer.slice(0))]));
}

function files(weights: readonly Entry[], bytes: Uint8Array, more: object = {}) {
  const json = {
    modelTopology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: topology },
    weightsManifest: [{ paths: ['group1-shard1of1.bin'], weights }],
    ...more,
  };
  return [
    { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(json)) },
    { name: 'group1-shard1of1.bin', bytes },
  ];
}

const BIAS = Float32Array.from({ length: UNITS }, (_, index) => index / 4);

describe('readTfjs', () => {
  it('reads what the converter writes, whatever stands before the names', () => {
    const read = readTfjs(
      files(
        [
          { ...bias, name: 'sequential/dense/bias' },
          { name: 'count', shape: [], dtype: 'int32' },
          { ...kernel, name: 'sequential/dense/kernel:0' },
        ],
        bytesOf(BIAS, new Uint8Array(4), KERNEL),
      ),
    );
    if (!read.ok) expect.fail(JSON.stringify(read.problem));
    expect(read.model.weights).toEqual([KERNEL, BIAS]);
    expect(read.notes).toEqual([{ kind: 'assumedRange' }]);
  });

  it('puts quantized numbers back to about where they were', () => {
    const steps = Uint8Array.from(KERNEL, (value) => Math.round((value + 1) * 128));
    // 1, -2 and 0.25 as halves
    const halves = Uint16Array.from({ length: UNITS }, (_, index) => [0x3c00, 0xc000, 0x3400][index % 3]!);
    const read = readTfjs(
      files(
        [
          { ...kernel, quantization: { dtype: 'uint8', scale: 1 / 128, min: -1, original_dtype: 'float32' } },
          { ...bias, quantization: { dtype: 'float16', original_dtype: 'float32' } },
        ],
        bytesOf(steps, halves),
      ),
    );
    if (!read.ok) expect.fail(JSON.stringify(read.problem));
    expect(read.model.weights[0]).toEqual(KERNEL);
    expect([...read.model.weights[1]!].slice(0, 4)).toEqual([1, -2, 0.25, 1]);
  });

  const whole = bytesOf(KERNEL, BIAS);
  const entries = [kernel, bias];
  it.each<readonly [string, ReturnType<typeof files>, object]>([
    ['fewer bytes', files(entries, whole.subarray(8)), { kind: 'damaged', where: 'dense/bias' }],
    ['no shard', files(entries, whole).slice(0, 1), { kind: 'missingArray', array: 'group1-shard1of1.bin' }],
    ['no bias', files([kernel], whole), { kind: 'missingArray', array: 'dense/bias' }],
    ['an array twice', files([kernel, bias, bias], bytesOf(KERNEL, BIAS, BIAS)), { kind: 'damaged' }],
    ['a shape of any size', files([{ ...kernel, shape: [1e9, 1e9] }], whole), { kind: 'damaged' }],
    ['a shape below nothing', files([{ ...kernel, shape: [-784, -10] }], whole), { kind: 'damaged' }],
    [
      'another shape',
      files([{ ...kernel, shape: [10, 784] }, bias], whole),
      { kind: 'wrongShape', array: 'dense/kernel' },
    ],
    [
      'words as numbers',
      files([{ ...kernel, dtype: 'string' }], whole),
      { kind: 'unsupportedSetting', setting: 'dtype', value: 'string' },
    ],
    [
      'whole numbers',
      files([{ ...kernel, dtype: 'int32' }, bias], whole),
      { kind: 'damaged', where: 'dense/kernel' },
    ],
    [
      'a scale that is none',
      files([{ ...kernel, quantization: { dtype: 'uint8', scale: 'NaN', min: 0 } }, bias], whole),
      { kind: 'notNumbers', array: 'dense/kernel' },
    ],
    [
      'the same shard again and again',
      files([], whole, {
        weightsManifest: [{ paths: ['a/group1-shard1of1.bin', 'b/group1-shard1of1.bin'] }],
      }),
      { kind: 'damaged' },
    ],
    [
      'no manifest',
      files([], whole, { weightsManifest: null }),
      { kind: 'missingArray', array: 'dense/kernel' },
    ],
    ['no topology', files([], whole, { modelTopology: undefined }), { kind: 'notThisFormat' }],
    [
      'a layer that is none of ours',
      files(entries, whole, {
        modelTopology: {
          class_name: 'Sequential',
          config: { layers: [{ class_name: 'LSTM', config: { name: 'l' } }] },
        },
      }),
      { kind: 'unsupportedLayer', layer: 'LSTM', name: 'l' },
    ],
    [
      'names of an object’s own',
      files(entries, whole, {
        modelTopology: JSON.parse('{"class_name":"__proto__","config":{"__proto__":{"layers":[]}}}'),
      }),
      { kind: 'unsupportedLayer', layer: '__proto__' },
    ],
  ])('refuses %s', (_, chosen, problem) => {
    const read = readTfjs(chosen);
    expect(!read.ok && read.problem).toMatchObject(problem);
  });
});
