import { Inflate, strFromU8, type ZippableFile, zipSync } from 'fflate';
import { crc32 } from './crc32';
import type { FileProblem } from './model-file';

/**
 * ZIP archives. Source of the format: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 6.3; the sections are named
 * below. Archives of one volume, below 4 GB, stored or deflated.
 */

/** Files of an archive, by their paths. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

export type ZipResult =
  | { readonly ok: true; readonly files: ZipFiles }
  | { readonly ok: false; readonly problem: FileProblem };

export type ZipLimits = {
  /** bytes of all files together, unpacked */
  readonly maxBytes: number;
  readonly maxEntries: number;
};

/** The first moment that an archive can name, in whichever zone the page is: the same files make the same archive. */
const DATE = '1980-01-01T12:00:00';

/**
 * An archive; the same files give the same bytes. Texts are deflated and all else is stored, as Keras does: weights are noise,
 * of which deflating takes off a tenth and for which it holds the page up for seconds.
 *
 * @param entries path and bytes, in the order in which they are to lie there; no path is a whole number
 */
export function zip(entries: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const files = entries.map(([path, bytes]): [string, ZippableFile] => [
    path,
    [bytes, { level: path.endsWith('.json') ? 6 : 0 }],
  ]);
  return zipSync(Object.fromEntries(files), { mtime: DATE });
}

/** Whether bytes begin as an archive does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 4 && viewOf(bytes).getUint32(0, true) === LOCAL_SIGNATURE;
}

// 4.3.7, 4.3.12 and 4.3.16: what stands before each part, and the part's bytes without its names and comments.
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;

// 4.4.4 and 4.4.5
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Bytes that are inflated at a time: 1,032 times as much may come of them before it is looked at. */
const PIECE = 8192;

/**
 * What an archive holds. Total: never unpacks more than the limits by more than one piece, whatever sizes it claims, and
 * takes only archives whose parts agree with each other.
 */
export function unzip(bytes: Uint8Array, limits: ZipLimits): ZipResult {
  const end = findEnd(bytes);
  if (end === null) return refused(isZip(bytes) ? damaged('zip') : { kind: 'notThisFormat' });
  const view = viewOf(bytes);
  const count = view.getUint16(end + 10, true);
  if (count > limits.maxEntries) return refused({ kind: 'tooManyFiles', count, max: limits.maxEntries });
  const files = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  let room = limits.maxBytes;
  for (let index = 0; index < count; index++) {
    const entry = entryAt(bytes, at, end);
    if (entry === null) return refused(damaged('zip'));
    at = entry.next;
    if (entry.name.endsWith('/')) continue;
    if (!isPlainPath(entry.name) || files.has(entry.name)) return refused(damaged('zip'));
    if (entry.size > room) return refused({ kind: 'tooLarge', bytes: entry.size, max: limits.maxBytes });
    const unpacked = unpack(entry);
    if (!(unpacked instanceof Uint8Array)) return refused(unpacked);
    room -= unpacked.length;
    files.set(entry.name, unpacked);
  }
  return { ok: true, files };
}

type Entry = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** bytes, unpacked */
  readonly size: number;
  readonly packed: Uint8Array;
  /** where the next entry of the central directory lies */
  readonly next: number;
};

/** Where the end of the central directory lies: behind it is nothing but its own comment. */
function findEnd(bytes: Uint8Array): number | null {
  const view = viewOf(bytes);
  const last = bytes.length - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint16(at + 20, true) === last - at) return at;
  }
  return null;
}

/** The entry whose part of the central directory lies at `at`, all of it before `end`; null where it is none. */
function entryAt(bytes: Uint8Array, at: number, end: number): Entry | null {
  const view = viewOf(bytes);
  if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return null;
  const nameBytes = view.getUint16(at + 28, true);
  const next = at + CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (next > end || local + LOCAL_BYTES > end || view.getUint32(local, true) !== LOCAL_SIGNATURE) return null;
  // The local header has sizes of its own, which writers of streams leave out: the central directory's hold.
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packedBytes = view.getUint32(at + 20, true);
  if (start + packedBytes > end) return null;
  return {
    name: strFromU8(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    packed: bytes.subarray(start, start + packedBytes),
    next,
  };
}

/** 4.4.17: relative, with slashes; and nothing that leads out of a folder. */
function isPlainPath(name: string): boolean {
  return (
    !/[\\:\0]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

function unpack({ name, flags, method, crc, size, packed }: Entry): Uint8Array | FileProblem {
  if (flags & ENCRYPTED) return { kind: 'encrypted' };
  if (method !== STORED && method !== DEFLATED) return damaged(name);
  const unpacked = method === STORED ? packed : inflate(packed, size);
  return unpacked?.length === size && crc32(unpacked) === crc ? unpacked : damaged(name);
}

/** Inflates to exactly `size` bytes, and stops where more come of it; null where it cannot be inflated. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    total += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && total <= size; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    return null;
  }
  return total === size ? joined(pieces, size) : null;
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(where: string): FileProblem {
  return { kind: 'damaged', where };
}

function refused(problem: FileProblem): ZipResult {
  return { ok: false, problem };
}
