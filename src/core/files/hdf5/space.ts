/** The bytes of a file that is being written, from its start on. */
export type Space = {
  /** Puts bytes at the next address that is a multiple of eight, and says which. */
  add(bytes: Uint8Array): number;
  /** All of it, up to a multiple of eight; what was kept free is zero. */
  bytes(): Uint8Array;
};

/** @param free bytes kept free at the start, a multiple of eight */
export function createSpace(free: number): Space {
  const parts: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  let end = free;
  return {
    add: (bytes) => {
      const at = end;
      parts.push({ at, bytes });
      end += Math.ceil(bytes.length / 8) * 8;
      return at;
    },
    bytes: () => {
      const whole = new Uint8Array(end);
      for (const { at, bytes } of parts) whole.set(bytes, at);
      return whole;
    },
  };
}
