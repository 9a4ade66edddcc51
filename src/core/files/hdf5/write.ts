import { strToU8 } from 'fflate';
import { OBJECT_HEAD_BYTES, ROOT_ENTRY_AT, SIGNATURE, SUPERBLOCK_BYTES } from './format';
import { createSpace, type Space } from './space';
import { GROUP_LEAF_K, GROUP_TREE_K, type WrittenGroup, writeGroup } from './write-group';
import { datasetMessages, groupMessages, type WrittenMessage } from './write-messages';

/** An array to be written: its shape and its numbers, row-major. */
export type Hdf5Array = { readonly shape: readonly number[]; readonly values: Float32Array };

/** Groups within groups, by name, and arrays in them. */
export interface Hdf5Tree {
  readonly [name: string]: Hdf5Tree | Hdf5Array;
}

/**
 * An HDF5 file of floats of 32 bits, in the form of which every version of the library reads it: superblock and object
 * headers of their first versions. No moment of writing lies in it, so the same tree gives the same bytes.
 *
 * @param tree names without slashes; at most 256 children a group, and arrays of at least one number
 */
export function writeHdf5(tree: Hdf5Tree): Uint8Array {
  const space = createSpace(SUPERBLOCK_BYTES);
  const root = writeTree(space, tree);
  const file = space.bytes();
  file.set(superblock(root, file.length));
  return file;
}

function writeTree(space: Space, tree: Hdf5Tree): WrittenGroup & { readonly header: number } {
  const links = Object.entries(tree).map(([name, child]) => {
    if (isArray(child)) return { name: strToU8(name), header: writeArray(space, child), table: null };
    const { header, ...table } = writeTree(space, child);
    return { name: strToU8(name), header, table };
  });
  const table = writeGroup(space, links);
  return { ...table, header: writeHeader(space, groupMessages(table)) };
}

function isArray(child: Hdf5Tree | Hdf5Array): child is Hdf5Array {
  return child.values instanceof Float32Array;
}

function writeArray(space: Space, { shape, values }: Hdf5Array): number {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setFloat32(index * 4, value, true);
  return writeHeader(space, datasetMessages(shape, space.add(bytes), bytes.length));
}

/** IV.A.1.a */
function writeHeader(space: Space, messages: readonly WrittenMessage[]): number {
  const size = messages.reduce((sum, { data }) => sum + 8 + data.length, 0);
  const bytes = new Uint8Array(OBJECT_HEAD_BYTES + size);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint16(2, messages.length, true);
  view.setUint32(4, 1, true);
  view.setUint32(8, size, true);
  let at = OBJECT_HEAD_BYTES;
  for (const { type, data } of messages) {
    view.setUint16(at, type, true);
    view.setUint16(at + 2, data.length, true);
    bytes.set(data, at + 8);
    at += 8 + data.length;
  }
  return space.add(bytes);
}

/** II.A, version 0 */
function superblock(root: WrittenGroup & { readonly header: number }, size: number): Uint8Array {
  const bytes = new Uint8Array(SUPERBLOCK_BYTES);
  const view = new DataView(bytes.buffer);
  const none = 0xffff_ffff_ffff_ffffn;
  bytes.set(SIGNATURE);
  view.setUint8(13, 8);
  view.setUint8(14, 8);
  view.setUint16(16, GROUP_LEAF_K, true);
  view.setUint16(18, GROUP_TREE_K, true);
  view.setBigUint64(32, none, true);
  view.setBigUint64(40, BigInt(size), true);
  view.setBigUint64(48, none, true);
  view.setBigUint64(ROOT_ENTRY_AT + 8, BigInt(root.header), true);
  // What the root's own messages say, once more.
  view.setUint32(ROOT_ENTRY_AT + 16, 1, true);
  view.setBigUint64(ROOT_ENTRY_AT + 24, BigInt(root.tree), true);
  view.setBigUint64(ROOT_ENTRY_AT + 32, BigInt(root.heap), true);
  return bytes;
}
