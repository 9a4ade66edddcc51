import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHdf5 } from '../../../../src/core/files/hdf5/read';
import { datasetAt, type Hdf5Group } from '../../../../src/core/files/hdf5/tree';
import { type Hdf5Tree, writeHdf5 } from '../../../../src/core/files/hdf5/write';
import { fileByLibrary, putArray } from '../../../unit/core/files/hdf5/library';
import { mutated, mutations } from './mutations';

const name = fc.stringMatching(/^[a-zA-Z0-9_é ]{1,20}$/);
const array = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }).map((shape) => ({
  shape,
  values: new Float32Array(shape.reduce((size, side) => size * side, 1)).fill(0.5),
}));
const { tree } = fc.letrec<{ tree: Hdf5Tree }>((tie) => ({
  tree: fc.dictionary(name, fc.oneof({ maxDepth: 4 }, array, tie('tree')), {
    maxKeys: 20,
    noNullPrototype: true,
  }),
}));

describe('HDF5 files', () => {
  it('come back', () => {
    fc.assert(
      fc.property(tree, (groups) => {
        const bytes = writeHdf5(groups);
        const read = readHdf5(bytes);
        if (!read.ok) throw new Error(read.problem.kind);
        const expectSame = (group: Hdf5Group, wanted: Hdf5Tree) => {
          expect([...group.children.keys()].toSorted()).toEqual(Object.keys(wanted).toSorted());
          for (const [key, child] of Object.entries(wanted)) {
            const found = group.children.get(key)!;
            if (found.kind === 'group') expectSame(found, child as Hdf5Tree);
            else expect({ shape: found.shape, values: found.values() }).toEqual(child);
          }
        };
        expectSame(read.root, groups);
      }),
      { numRuns: 150 },
    );
  });

  let byLibrary: Uint8Array;
  beforeAll(async () => {
    byLibrary = await fileByLibrary((file) => {
      file.create_attribute('model_config', JSON.stringify({ layers: Array(30).fill('ink') }));
      const group = file.create_group('model_weights');
      group.create_attribute('weight_names', ['dense/kernel:0', 'dense/bias:0'], null, 'S14');
      for (let index = 0; index < 4; index++)
        putArray(group, `dense_${index}/kernel`, [2, 2], Float32Array.of(1, 2, 3, index));
    });
  });

  it('of the library that came to harm are refused or read', () => {
    expect(readHdf5(byLibrary).ok).toBe(true);
    const count = { read: 0, damaged: 0 };
    fc.assert(
      fc.property(mutations, (harm) => {
        const bytes = mutated(byLibrary, harm);
        const result = readHdf5(bytes);
        if (result.ok) count.read++;
        else if (result.problem.kind === 'damaged') count.damaged++;
        return holds(bytes);
      }),
      { numRuns: 8000 },
    );
    // Harm that is always seen at the first byte would show nothing.
    expect(count.read).toBeGreaterThan(400);
    expect(count.damaged).toBeGreaterThan(2000);
  });

  it('of ours that came to harm are refused or read', () => {
    const ours = writeHdf5({
      layers: { dense: { vars: { 0: { shape: [3], values: Float32Array.of(1, 2, 3) } } }, flatten: {} },
      vars: {},
    });
    const read = readHdf5(ours);
    expect(read.ok && datasetAt(read.root, 'layers/dense/vars/0')?.values()).toEqual(
      Float32Array.of(1, 2, 3),
    );
    fc.assert(
      fc.property(mutations, (harm) => holds(mutated(ours, harm))),
      { numRuns: 6000 },
    );
  });
});

/** No array is larger than the file, and together they are not more than the objects that a file of its size can have. */
function holds(bytes: Uint8Array): boolean {
  const result = readHdf5(bytes);
  if (!result.ok) return result.problem.kind !== undefined;
  const arrays = [...allArrays(result.root)];
  return (
    arrays.every((values) => values === null || values.length * 4 <= bytes.length) &&
    arrays.length * 16 <= bytes.length
  );
}

function* allArrays(group: Hdf5Group): Generator<Float32Array | null> {
  for (const child of group.children.values()) {
    if (child.kind === 'group') yield* allArrays(child);
    else yield child.values();
  }
}
