import { PbfReader } from 'pbf';

/** A field of a protocol buffer message: a number (an enum, a float) or bytes (a string, a message, a packed list). */
export type WireField = { readonly field: number } & (
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
);

/** The bytes are no message, or more than one of this size needs. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

/** What is left to be read; one for a whole file, so that nesting multiplies nothing. */
export type WireBudget = { fields: number };

/** Wire types. */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

const LONGEST_VARINT = 10; // bytes

/**
 * The fields of one message, in the order in which they lie. pbf reads numbers; every length is checked here, since pbf
 * itself goes on past the end of a message that says that it is longer than it is.
 *
 * @param bytes of this message alone; what is given out are views of them
 * @throws WireError
 */
export function* wireFields(bytes: Uint8Array, budget: WireBudget): Generator<WireField> {
  const pbf = new PbfReader(bytes);
  while (pbf.pos < bytes.length) {
    budget.fields -= 1;
    if (budget.fields < 0) throw new WireError('too many fields');
    const tag = varint(pbf);
    const field = Math.floor(tag / 8);
    switch (tag % 8) {
      case VARINT:
        yield { field, kind: 'number', value: varint(pbf) };
        break;
      case FIXED64:
        need(pbf, 8);
        yield { field, kind: 'float', value: pbf.readDouble() };
        break;
      case FIXED32:
        need(pbf, 4);
        yield { field, kind: 'float', value: pbf.readFloat() };
        break;
      case BYTES: {
        const length = varint(pbf);
        need(pbf, length);
        yield { field, kind: 'bytes', value: bytes.subarray(pbf.pos, pbf.pos + length) };
        pbf.pos += length;
        break;
      }
      default:
        throw new WireError('unknown wire type');
    }
  }
}

/** The numbers of a packed list of varints. @throws WireError */
export function packedVarints(bytes: Uint8Array, budget: WireBudget): number[] {
  const pbf = new PbfReader(bytes);
  const values: number[] = [];
  while (pbf.pos < bytes.length) {
    budget.fields -= 1;
    if (budget.fields < 0) throw new WireError('too many numbers');
    values.push(varint(pbf));
  }
  return values;
}

function need(pbf: PbfReader, length: number): void {
  if (!(length >= 0 && length <= pbf.length - pbf.pos)) throw new WireError('a length beyond the end');
}

/** A signed number; beyond 53 bits it is not exact, which nothing sound needs. */
function varint(pbf: PbfReader): number {
  const end = Math.min(pbf.pos + LONGEST_VARINT, pbf.length);
  let last = pbf.pos;
  while (last < end && pbf.buf[last]! >= 0x80) last += 1;
  if (last >= end) throw new WireError('a number without an end');
  const value = pbf.readVarint(true);
  pbf.pos = last + 1;
  return value;
}
