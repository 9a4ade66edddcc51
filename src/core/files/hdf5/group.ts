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
import { checkSignature } from './signature';
import { DamageError, type Piece, type Source } from './source';

/** A child of a group: its name, and the address of its object header. */
export type Link = { readonly name: string; readonly address: number };

/** III.C. An entry that is a path, which may lead nowhere. */
const SYMBOLIC_LINK = 2;

/**
 * The children of a group by its symbol table message (IV.A.2.r): a B-tree of nodes with their entries, and a heap with
 * their names.
 *
 * @throws DamageError
 */
export function linksOf(source: Source, symbolTable: Piece): Link[] {
  const names = namesAt(source, symbolTable.u64(8));
  return nodesAt(source, symbolTable.u64(0), null).flatMap((node) => entriesAt(source, node, names));
}

/** The addresses of the symbol table nodes below a node of the tree. */
function nodesAt(source: Source, address: number, expectedLevel: number | null): number[] {
  const head = source.piece(address, TREE_HEAD_BYTES);
  checkSignature(head, TREE_SIGNATURE);
  const level = head.u8(5);
  // 0: a tree of groups. A level that does not fall would lead on for ever.
  if (head.u8(4) !== 0 || (expectedLevel !== null && level !== expectedLevel)) throw new DamageError();
  const count = head.u16(6);
  const items = source.piece(address + TREE_HEAD_BYTES, (2 * count + 1) * TREE_ITEM_BYTES);
  const children = Array.from({ length: count }, (_, child) => items.u64((2 * child + 1) * TREE_ITEM_BYTES));
  return level === 0 ? children : children.flatMap((child) => nodesAt(source, child, level - 1));
}

/** What gives a name by its offset in the heap. */
function namesAt(source: Source, address: number): (offset: number) => string {
  const head = source.piece(address, HEAP_HEAD_BYTES);
  checkSignature(head, HEAP_SIGNATURE);
  const segment = source.piece(head.u64(24), head.u64(8));
  return (offset) => {
    const end = segment.bytes.indexOf(0, offset);
    if (end < 0) throw new DamageError();
    // Names that lie over each other cost as often as they are read.
    return source.piece(head.u64(24) + offset, end - offset).text();
  };
}

function entriesAt(source: Source, address: number, nameAt: (offset: number) => string): Link[] {
  const head = source.piece(address, NODE_HEAD_BYTES);
  checkSignature(head, NODE_SIGNATURE);
  const count = head.u16(6);
  const entries = source.piece(address + NODE_HEAD_BYTES, count * ENTRY_BYTES);
  return Array.from({ length: count }, (_, index) => entries.part(index * ENTRY_BYTES, ENTRY_BYTES))
    .filter((entry) => entry.u32(16) !== SYMBOLIC_LINK)
    .map((entry) => ({ name: nameAt(entry.u64(0)), address: entry.u64(8) }));
}
