import { strToU8 } from 'fflate';
import {
  ENTRY_BYTES,
  HEAP_HEAD_BYTES,
  HEAP_SIGNATURE,
  NODE_HEAD_BYTES,
  NODE_SIGNATURE,
  TREE_HEAD_BYTES,
  TREE_ITEM_BYTES,
  TREE_SIGNATURE,
} from './format';
import type { Space } from './space';

/** II.A. Half of the entries that a symbol table node, or a node of a group's tree, has room for: the library's defaults. */
export const GROUP_LEAF_K = 4;
export const GROUP_TREE_K = 16;

/** Addresses of what a group's message points to. */
export type WrittenGroup = { readonly tree: number; readonly heap: number };

/** A child: the address of its object header, and where it is a group itself, what its own message points to. */
export type WrittenLink = {
  readonly name: Uint8Array;
  readonly header: number;
  readonly table: WrittenGroup | null;
};

const NONE = 0xffff_ffff_ffff_ffffn;

/** Writes a group's heap of names, its symbol table nodes and the one node of its tree. */
export function writeGroup(space: Space, links: readonly WrittenLink[]): WrittenGroup {
  const sorted = links.toSorted((one, other) => compareBytes(one.name, other.name));
  const { heap, offsets } = writeHeap(space, sorted);
  const size = 2 * GROUP_LEAF_K;
  const nodes = Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) => {
    const from = index * size;
    const part = sorted.slice(from, from + size);
    return {
      address: writeNode(space, part, offsets.slice(from)),
      greatest: offsets[from + part.length - 1]!,
    };
  });
  return { tree: writeTreeNode(space, nodes), heap };
}

/** As C's `strcmp` orders them. */
function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length - other.length : one[at]! - (other[at] ?? -1);
}

/** III.D. An empty name first, which the tree's lowest key points to; no space is free. */
function writeHeap(
  space: Space,
  links: readonly WrittenLink[],
): { readonly heap: number; readonly offsets: readonly number[] } {
  let end = 8;
  const offsets = links.map(({ name }) => {
    const offset = end;
    end += Math.ceil((name.length + 1) / 8) * 8;
    return offset;
  });
  const segment = new Uint8Array(end);
  for (const [index, { name }] of links.entries()) segment.set(name, offsets[index]!);
  const head = new Uint8Array(HEAP_HEAD_BYTES);
  head.set(strToU8(HEAP_SIGNATURE));
  const view = new DataView(head.buffer);
  view.setBigUint64(8, BigInt(end), true);
  view.setBigUint64(16, 1n, true);
  view.setBigUint64(24, BigInt(space.add(segment)), true);
  return { heap: space.add(head), offsets };
}

/** III.B and III.C, with the room for all entries that readers expect. */
function writeNode(space: Space, links: readonly WrittenLink[], offsets: readonly number[]): number {
  const bytes = new Uint8Array(NODE_HEAD_BYTES + 2 * GROUP_LEAF_K * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(strToU8(NODE_SIGNATURE));
  view.setUint8(4, 1);
  view.setUint16(6, links.length, true);
  for (const [index, { header, table }] of links.entries()) {
    const at = NODE_HEAD_BYTES + index * ENTRY_BYTES;
    view.setBigUint64(at, BigInt(offsets[index]!), true);
    view.setBigUint64(at + 8, BigInt(header), true);
    if (table === null) continue;
    view.setUint32(at + 16, 1, true);
    view.setBigUint64(at + 24, BigInt(table.tree), true);
    view.setBigUint64(at + 32, BigInt(table.heap), true);
  }
  return space.add(bytes);
}

/** III.A.1. Each node lies between the greatest name before it and its own greatest. */
function writeTreeNode(
  space: Space,
  nodes: readonly { readonly address: number; readonly greatest: number }[],
): number {
  const bytes = new Uint8Array(TREE_HEAD_BYTES + (4 * GROUP_TREE_K + 1) * TREE_ITEM_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(strToU8(TREE_SIGNATURE));
  view.setUint16(6, nodes.length, true);
  view.setBigUint64(8, NONE, true);
  view.setBigUint64(16, NONE, true);
  for (const [index, { address, greatest }] of nodes.entries()) {
    const at = TREE_HEAD_BYTES + (2 * index + 1) * TREE_ITEM_BYTES;
    view.setBigUint64(at, BigInt(address), true);
    view.setBigUint64(at + TREE_ITEM_BYTES, BigInt(greatest), true);
  }
  return space.add(bytes);
}
