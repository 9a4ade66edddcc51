/** Kept pixels as a network or the pad takes them. @param bytes 0..255; @returns 0..1 */
export function toInk(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (ink) => ink / 255);
}
