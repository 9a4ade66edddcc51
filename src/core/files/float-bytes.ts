const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** The numbers of arrays, one array behind the other, as little-endian float32. */
export function littleEndian(arrays: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0) * FLOAT);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const array of arrays) {
    for (const value of array) {
      view.setFloat32(at, value, true);
      at += FLOAT;
    }
  }
  return bytes;
}

/** The numbers in little-endian float32; bytes left over are no number. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(Math.floor(bytes.length / FLOAT));
  for (let at = 0; at < values.length; at++) values[at] = view.getFloat32(at * FLOAT, true);
  return values;
}
