/** Pixels as they are kept. @param pixels 0..1; @returns 0..255 */
export function toBytes(pixels: Float32Array): Uint8Array {
  return Uint8Array.from(pixels, (ink) => Math.round(255 * ink));
}

/** Kept pixels as a network or the pad takes them. @param bytes 0..255; @returns 0..1 */
export function toInk(bytes: Uint8Array): Float32Array {
  return Float32Array.from(bytes, (ink) => ink / 255);
}
