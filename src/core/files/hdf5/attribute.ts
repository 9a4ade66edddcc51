import type { GlobalHeap } from './global-heap';
import { countOf, shapeOf } from './shape';
import { DamageError, type Piece } from './source';

/** IV.A.2.d. The classes of types that texts have. */
const STRING = 3;
const VARIABLE_LENGTH = 9;
/** What a type of variable length is a sequence of, in its lowest bits. */
const OF_CHARACTERS = 1;

/** IV.A.2.m. Bits of an attribute's flags: its type, or its shape, lies elsewhere. */
const SHARED = 3;

/**
 * An attribute (IV.A.2.m) that is a text or a list of texts; null where it is anything else.
 *
 * @throws DamageError
 */
export function textAttributeOf(
  data: Piece,
  heap: GlobalHeap,
): { readonly name: string; readonly texts: readonly string[] } | null {
  const version = data.u8(0);
  if (version < 1 || version > 3 || (version > 1 && data.u8(1) & SHARED)) return null;
  // Version 1 fills each part up to a multiple of eight bytes.
  const filled = (size: number) => (version === 1 ? Math.ceil(size / 8) * 8 : size);
  let at = version === 3 ? 9 : 8;
  const [name, datatype, dataspace] = [data.u16(2), data.u16(4), data.u16(6)].map((size) => {
    const part = data.part(at, size);
    at += filled(size);
    return part;
  }) as [Piece, Piece, Piece];
  const values = data.part(Math.min(at, data.length), Math.max(0, data.length - at));
  const texts = textsOf(datatype, isNull(dataspace) ? 0 : countOf(shapeOf(dataspace)), values, heap);
  return texts === null ? null : { name: name.text(), texts };
}

/** IV.A.2.b. A dataspace of version 2 can say that there is nothing at all. */
function isNull(dataspace: Piece): boolean {
  return dataspace.u8(0) === 2 && dataspace.u8(3) === 2;
}

function textsOf(datatype: Piece, count: number, values: Piece, heap: GlobalHeap): string[] | null {
  const kind = datatype.u8(0) & 0x0f;
  const size = datatype.u32(4);
  if (kind !== STRING && (kind !== VARIABLE_LENGTH || (datatype.u8(1) & 0x0f) !== OF_CHARACTERS)) return null;
  if (size === 0 || count * size > values.length) throw new DamageError();
  return Array.from({ length: count }, (_, index) => {
    const value = values.part(index * size, size);
    // III.E at its end: how long it is, then the address of its collection and its number there.
    return kind === STRING ? value.text() : heap.text(value.u64(4), value.u32(12), value.u32(0));
  });
}
