import { FLOAT32, FLOAT64, LAYOUT, LAYOUT_VERSION, MESSAGE } from './format';
import { type Message, messageOf } from './messages';
import { countOf, shapeOf } from './shape';
import { DamageError, type Piece, type Source } from './source';
import type { Hdf5Dataset } from './tree';

/**
 * An array. What is not read (other types of numbers, chunks, compression) has no values; a file may hold such arrays beside
 * those that are wanted.
 *
 * @throws DamageError
 */
export function datasetOf(source: Source, messages: readonly Message[]): Hdf5Dataset {
  const dataspace = messageOf(messages, MESSAGE.dataspace);
  const datatype = messageOf(messages, MESSAGE.datatype);
  const layout = messageOf(messages, MESSAGE.layout);
  if (dataspace === null) throw new DamageError();
  const shape = shapeOf(dataspace);
  const width = datatype === null ? null : floatBytes(datatype);
  const filtered = messageOf(messages, MESSAGE.filters) !== null;
  const bytes = layout === null || width === null || filtered ? null : bytesOf(source, layout);
  // A shape that says more than is there would have an array made for it.
  const whole = bytes !== null && width !== null && countOf(shape) * width === bytes.length;
  return { kind: 'dataset', shape, values: () => (whole ? floatsOf(bytes, width) : null) };
}

/** Bytes of an element where elements are floats. */
function floatBytes(datatype: Piece): number | null {
  if (startsWith(datatype.bytes, FLOAT32)) return 4;
  return startsWith(datatype.bytes, FLOAT64) ? 8 : null;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** IV.A.2.i. */
function bytesOf(source: Source, layout: Piece): Uint8Array | null {
  if (layout.u8(0) !== LAYOUT_VERSION) return null;
  switch (layout.u8(1)) {
    case LAYOUT.compact:
      return layout.part(4, layout.u16(2)).bytes;
    case LAYOUT.contiguous:
      return source.bytes(layout.u64(2), layout.u64(10));
    default:
      return null;
  }
}

function floatsOf(bytes: Uint8Array, width: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array(bytes.length / width);
  for (let at = 0; at < floats.length; at++) {
    floats[at] = width === 4 ? view.getFloat32(at * 4, true) : view.getFloat64(at * 8, true);
  }
  return floats;
}
