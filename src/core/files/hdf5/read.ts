import type { FileProblem } from '../model-file';
import { textAttributeOf } from './attribute';
import { datasetOf } from './dataset';
import { MESSAGE, ROOT_ENTRY_AT, SIGNATURE, SUPERBLOCK_BYTES } from './format';
import { type GlobalHeap, globalHeapOf } from './global-heap';
import { linksOf } from './group';
import { type Message, messageOf, messagesAt } from './messages';
import { DamageError, type Source, sourceOf } from './source';
import type { Hdf5Dataset, Hdf5Group } from './tree';

export type Hdf5Result =
  | { readonly ok: true; readonly root: Hdf5Group }
  | { readonly ok: false; readonly problem: FileProblem };

/** Whether bytes begin as an HDF5 file does. */
export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * What an HDF5 file holds. Total; takes time and memory by the file's size, whatever the file says. No array's numbers are
 * read before they are asked for.
 */
export function readHdf5(bytes: Uint8Array): Hdf5Result {
  if (!isHdf5(bytes)) return { ok: false, problem: { kind: 'notThisFormat' } };
  const version = bytes[SIGNATURE.length] ?? 0;
  if (version !== 0) {
    const setting = { layer: 'HDF5', setting: 'superblock', value: String(version) };
    return { ok: false, problem: { kind: 'unsupportedSetting', ...setting } };
  }
  try {
    return { ok: true, root: rootOf(bytes) };
  } catch (error) {
    if (error instanceof DamageError) return { ok: false, problem: { kind: 'damaged', where: 'HDF5' } };
    throw error;
  }
}

/** Groups within groups: far more than Keras makes, and little enough for any stack. */
const MOST_LEVELS = 32;

/** What is known while a file is gone through. */
type Walk = { readonly source: Source; readonly heap: GlobalHeap; readonly seen: Set<number> };

function rootOf(bytes: Uint8Array): Hdf5Group {
  const source = sourceOf(bytes);
  const superblock = source.piece(0, SUPERBLOCK_BYTES);
  // Addresses and lengths of 8 bytes.
  if (superblock.u8(13) !== 8 || superblock.u8(14) !== 8) throw new DamageError();
  const walk = { source, heap: globalHeapOf(source), seen: new Set<number>() };
  const root = objectAt(walk, superblock.u64(ROOT_ENTRY_AT + 8), 0);
  if (root.kind !== 'group') throw new DamageError();
  return root;
}

/** The object whose header is at an address, with all that is below it. */
function objectAt(walk: Walk, address: number, level: number): Hdf5Group | Hdf5Dataset {
  // An object in two places could be below itself.
  if (level > MOST_LEVELS || walk.seen.has(address)) throw new DamageError();
  walk.seen.add(address);
  const messages = messagesAt(walk.source, address);
  const symbolTable = messageOf(messages, MESSAGE.symbolTable);
  if (symbolTable === null) return datasetOf(walk.source, messages);
  const children = new Map<string, Hdf5Group | Hdf5Dataset>();
  for (const link of linksOf(walk.source, symbolTable)) {
    if (children.has(link.name)) throw new DamageError();
    children.set(link.name, objectAt(walk, link.address, level + 1));
  }
  return { kind: 'group', children, attributes: attributesOf(messages, walk.heap) };
}

function attributesOf(messages: readonly Message[], heap: GlobalHeap): Map<string, readonly string[]> {
  const attributes = messages
    .filter(({ type }) => type === MESSAGE.attribute)
    .flatMap(({ data }) => textAttributeOf(data, heap) ?? []);
  return new Map(attributes.map(({ name, texts }) => [name, texts]));
}
