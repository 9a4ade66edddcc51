/** The heap in linear memory: AssemblyScript's two-level segregated fit allocator. */

/** @returns a pointer, a multiple of 16; traps, with nothing changed, if the memory does not grow */
export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function free(pointer: usize): void {
  heap.free(pointer);
}
