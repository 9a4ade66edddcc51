/** Archives by Node's zlib alone: nothing is checked, and anything can be said of a file in them. */
import { crc32, inflateRawSync } from 'node:zlib';

export type Entry = {
  readonly name: string;
  /** 0 stored, 8 deflated */
  readonly method: number;
  readonly packed: Uint8Array;
  readonly flags?: number;
  /** bytes, unpacked; those that are there if absent */
  readonly size?: number;
  /** of the bytes as they are packed, if absent */
  readonly crc?: number;
};

/** The files of an archive, by the headers that lie before each. */
export function plainUnzip(archive: Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packedSize, nameSize, extraSize] = [
      bytes.readUInt32LE(at + 18),
      bytes.readUInt16LE(at + 26),
      bytes.readUInt16LE(at + 28),
    ];
    const start = at + 30 + nameSize + extraSize;
    const packed = bytes.subarray(start, start + packedSize);
    const unpacked = bytes.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString('utf8', at + 30, at + 30 + nameSize), new Uint8Array(unpacked));
    at = start + packedSize;
  }
  return files;
}

export function plainZip(entries: readonly Entry[], { comment = '' } = {}): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, method, packed, flags = 0, size = packed.length, crc = crc32(packed) } of entries) {
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(crc, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, path, packed]);
    locals.push(local);
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, place, path]));
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  const last = Buffer.concat([Buffer.from('PK\x05\x06'), end, Buffer.from(comment)]);
  return new Uint8Array(Buffer.concat([...locals, directory, last]));
}
