import { strFromU8 } from 'fflate';

/** A file that is not as it should be. It never leaves this folder. */
export class DamageError extends Error {
  override readonly name = 'DamageError';
}

/**
 * A file that is read piece by piece. All addresses in it come from whoever wrote it, so each piece is held to the file's
 * bounds, and all of them together to an allowance: structures that lead back to each other come to an end.
 */
export type Source = {
  /**
   * @param at byte from the start of the file
   * @throws DamageError
   */
  piece(at: number, length: number): Piece;
  /** Bytes that are not gone through here, such as an array's. @throws DamageError */
  bytes(at: number, length: number): Uint8Array;
  /** Pays for bytes of memory that something in a piece takes. @throws DamageError */
  spend(bytes: number): void;
};

/** Bytes with their numbers, all of them little-endian. */
export class Piece {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    this.hold(at, 1);
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    this.hold(at, 2);
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    this.hold(at, 4);
    return this.view.getUint32(at, true);
  }

  /** A length or an address; above 2^53 rounded, and far beyond any file's end. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 2 ** 32;
  }

  /** @throws DamageError */
  part(at: number, length: number): Piece {
    this.hold(at, length);
    return new Piece(this.bytes.subarray(at, at + length));
  }

  /** Text up to the first zero byte, or to the end. */
  text(): string {
    const end = this.bytes.indexOf(0);
    return strFromU8(end < 0 ? this.bytes : this.bytes.subarray(0, end));
  }

  private hold(at: number, length: number): void {
    if (!(at >= 0 && length >= 0 && at + length <= this.bytes.length)) throw new DamageError();
  }
}

/** Bytes that may be gone through: of a small file some times over, of a large one a part, since most of it is arrays. */
const LEAST_READ = 1024 * 1024;
const MOST_READ = 16 * LEAST_READ;
const READ_SHARE = 4;

/** What an object for something read costs beside its bytes. */
export const OBJECT_COST = 64;

export function sourceOf(file: Uint8Array): Source {
  let room = Math.min(MOST_READ, Math.max(LEAST_READ, file.length * READ_SHARE));
  const spend = (bytes: number) => {
    room -= bytes;
    if (room < 0) throw new DamageError();
  };
  const bytes = (at: number, length: number) => {
    if (!(at >= 0 && length >= 0 && at + length <= file.length)) throw new DamageError();
    return file.subarray(at, at + length);
  };
  return {
    bytes,
    spend,
    piece: (at, length) => {
      spend(length + OBJECT_COST);
      return new Piece(bytes(at, length));
    },
  };
}
