import { describe, expect, it } from 'vitest';
import { readHdf5 } from '../../../../../src/core/files/hdf5/read';
import { childAt, datasetAt, groupAt, type Hdf5Group } from '../../../../../src/core/files/hdf5/tree';
import { type Hdf5Tree, writeHdf5 } from '../../../../../src/core/files/hdf5/write';
import { arraysByLibrary, fileByLibrary, putArray } from './library';

function rootOf(bytes: Uint8Array): Hdf5Group {
  const read = readHdf5(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.root;
}

const array = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });

/** More children than a node of the file has room for, and names that sort otherwise than numbers do. */
const MANY: Hdf5Tree = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [`child${index}`, array(index, index + 0.5)]),
);
const TREE: Hdf5Tree = {
  layers: {
    dense: { vars: { 0: { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) }, 1: array(7, 8, 9) } },
    empty: {},
    a: array(-1.5),
  },
  many: MANY,
};

describe('a file of ours', () => {
  it('is read by the library, array by array', async () => {
    const arrays = await arraysByLibrary(writeHdf5(TREE));
    expect(arrays.size).toBe(63);
    expect(arrays.get('layers/dense/vars/0')).toEqual({
      shape: [2, 3],
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
    expect(arrays.get('layers/a')?.values).toEqual(Float32Array.of(-1.5));
    for (let index = 0; index < 60; index++)
      expect(arrays.get(`many/child${index}`)?.values).toEqual(Float32Array.of(index, index + 0.5));
  });

  it('is read by ourselves, groups without children included', () => {
    const root = rootOf(writeHdf5(TREE));
    expect(datasetAt(root, 'layers/dense/vars/0')?.shape).toEqual([2, 3]);
    expect(datasetAt(root, 'layers/dense/vars/1')?.values()).toEqual(Float32Array.of(7, 8, 9));
    expect(groupAt(root, 'layers/empty')?.children.size).toBe(0);
    expect(groupAt(root, 'many')?.children.size).toBe(60);
    expect(childAt(root, 'layers/dense/vars/2')).toBeNull();
    expect(datasetAt(root, 'layers/dense')).toBeNull();
  });

  it('is the same whenever it is written', () => {
    expect(writeHdf5(TREE)).toEqual(writeHdf5(TREE));
  });
});

describe('a file of the library', () => {
  it('is read: floats of both widths, texts of any length and of one length', async () => {
    const long = JSON.stringify({ layers: 'x'.repeat(20_000) });
    const bytes = await fileByLibrary((file) => {
      file.create_attribute('model_config', long);
      file.create_attribute('epochs', 3);
      const group = file.create_group('model_weights');
      group.create_attribute('weight_names', ['dense/kernel:0', 'dense/bias:0'], null, 'S14');
      for (let index = 0; index < 20; index++)
        putArray(group, `dense_${index}/kernel`, [2, 2], Float32Array.of(1, 2, 3, index));
      putArray(group, 'double', [2], Float64Array.of(0.1, 1e300));
    });
    const root = rootOf(bytes);
    expect(root.attributes).toEqual(new Map([['model_config', [long]]]));
    expect(groupAt(root, 'model_weights')?.attributes.get('weight_names')).toEqual([
      'dense/kernel:0',
      'dense/bias:0',
    ]);
    for (let index = 0; index < 20; index++)
      expect(datasetAt(root, `model_weights/dense_${index}/kernel`)?.values()).toEqual(
        Float32Array.of(1, 2, 3, index),
      );
    expect(datasetAt(root, 'model_weights/double')?.values()).toEqual(Float32Array.of(0.1, Infinity));
  });

  it('has no values where they are whole numbers, or in chunks', async () => {
    const bytes = await fileByLibrary((file) => {
      file.create_dataset({ name: 'whole', data: new Int32Array(4), shape: [4] });
      file.create_dataset({ name: 'chunks', data: new Float32Array(16), shape: [16], chunks: [4] });
      file.create_dataset({
        name: 'packed',
        data: new Float32Array(16),
        shape: [16],
        chunks: [4],
        compression: 4,
      });
      file.create_dataset({ name: 'floats', data: Float32Array.of(5), shape: [1] });
    });
    const root = rootOf(bytes);
    for (const name of ['whole', 'chunks', 'packed']) expect(datasetAt(root, name)?.values()).toBeNull();
    expect(datasetAt(root, 'floats')?.values()).toEqual(Float32Array.of(5));
  });

  it('is named by its form where it is a newer one', async () => {
    const bytes = await fileByLibrary((file) => file.create_group('layers'), 'latest');
    expect(readHdf5(bytes)).toMatchObject({
      ok: false,
      problem: { kind: 'unsupportedSetting', layer: 'HDF5', setting: 'superblock' },
    });
  });
});

describe('what is no such file', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('{"format": "layers-model"}')],
  ])('is said to be none: %s', (_, bytes) => {
    expect(readHdf5(bytes)).toEqual({ ok: false, problem: { kind: 'notThisFormat' } });
  });

  const damaged = { ok: false, problem: { kind: 'damaged', where: 'HDF5' } };

  it('is damaged where it ends early', () => {
    const bytes = writeHdf5(TREE);
    for (const length of [9, 50, 95, 96, 200, bytes.length - 600])
      expect(readHdf5(bytes.subarray(0, length))).toEqual(damaged);
  });

  it('is damaged where a group lies in itself', () => {
    const bytes = writeHdf5({ outer: { inner: {} } });
    const view = new DataView(bytes.buffer);
    const root = view.getBigUint64(64, true);
    // The entries of both groups: each is made to point to the root.
    const nodes = [...bytes.keys()].filter(
      (at) => view.byteLength > at + 4 && view.getUint32(at) === 0x534e4f44,
    );
    expect(nodes).toHaveLength(2);
    for (const at of nodes) view.setBigUint64(at + 16, root, true);
    expect(readHdf5(bytes)).toEqual(damaged);
  });

  it('is damaged where it is full of parts that say nothing', () => {
    const bytes = new Uint8Array(8_000_000);
    bytes.set(writeHdf5({}).subarray(0, 96));
    const view = new DataView(bytes.buffer);
    // An object header that fills the file, with a million messages of no bytes.
    view.setBigUint64(64, 96n, true);
    view.setUint8(96, 1);
    view.setUint32(96 + 8, 7_999_000, true);
    expect(readHdf5(bytes)).toEqual(damaged);
  });

  it('has no values where a shape says more than is there', () => {
    const bytes = writeHdf5({ a: array(1, 2, 3) });
    const view = new DataView(bytes.buffer);
    // The size in the dataspace, which is found by the rank before it.
    const header = [...bytes.keys()].find(
      (at) => bytes[at] === 1 && bytes[at + 1] === 1 && bytes[at + 8] === 3,
    )!;
    view.setBigUint64(header + 8, 0x1000_0000_0000n, true);
    const dataset = datasetAt(rootOf(bytes), 'a');
    expect(dataset?.shape).toEqual([2 ** 44]);
    expect(dataset?.values()).toBeNull();
  });
});
