import type { MemoryReport } from '../../../protocol/engine';
import { InklingFailure } from '../../../protocol/errors';
import type { Kernels } from './kernels';

/** A place in the kernels' memory, in bytes; a multiple of 16 as it is given out. */
export type Pointer = number;

/** The largest array that the allocator gives out, in bytes: a GiB less its own overhead. */
const LARGEST = 2 ** 30 - 16;

/** The WebAssembly memory has no room for an array of this size; nothing was changed. */
export class OutOfMemory extends InklingFailure {
  constructor(readonly bytes: number) {
    super({ kind: 'outOfMemory' });
  }
}

/** Memory with one owner, who gives all of it back at once. */
export interface MemoryGroup {
  /**
   * @param count of 32-bit numbers, which are 0; the pointer is a multiple of 16
   * @throws OutOfMemory
   */
  words(count: number): Pointer;
  /** @throws OutOfMemory */
  bytes(count: number): Pointer;
  /** Gives everything back; may be called again. */
  dispose(): void;
}

/** The kernels' memory: views of it, and arrays in it that live until they are given back. */
export class Heap {
  readonly #kernels: Kernels;
  readonly #sizes = new Map<Pointer, number>();
  #bytes = 0;
  #f32 = new Float32Array(0);
  #u32 = new Uint32Array(0);
  #u8 = new Uint8Array(0);

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  /** All of the memory as floats; good until the next allocation. */
  get f32(): Float32Array {
    this.#renew();
    return this.#f32;
  }

  /** All of the memory as unsigned words; good until the next allocation. */
  get u32(): Uint32Array {
    this.#renew();
    return this.#u32;
  }

  /** All of the memory as bytes; good until the next allocation. */
  get u8(): Uint8Array {
    this.#renew();
    return this.#u8;
  }

  /** `count` floats from `pointer` on; good until the next allocation. */
  floats(pointer: Pointer, count: number): Float32Array {
    return this.f32.subarray(pointer >>> 2, (pointer >>> 2) + count);
  }

  /** Copies `count` floats. */
  copy(from: Pointer, to: Pointer, count: number): void {
    this.f32.copyWithin(to >>> 2, from >>> 2, (from >>> 2) + count);
  }

  /**
   * Arrays that are given back together.
   *
   * @param allocate called with the group to fill it; if it throws, everything is given back before that goes on
   */
  group<T>(allocate: (memory: MemoryGroup) => T): T {
    const pointers: Pointer[] = [];
    const take = (size: number): Pointer => {
      const pointer = this.#allocate(size);
      pointers.push(pointer);
      return pointer;
    };
    const memory: MemoryGroup = {
      words: (count) => take(count * 4),
      bytes: take,
      dispose: () => {
        for (const pointer of pointers.splice(0)) this.#free(pointer);
      },
    };
    try {
      return allocate(memory);
    } catch (error) {
      memory.dispose();
      throw error;
    }
  }

  report(): MemoryReport {
    return { tensors: this.#sizes.size, bytes: this.#bytes, gpuBytes: 0 };
  }

  /** Gives everything back, whoever owns it. */
  dispose(): void {
    for (const pointer of [...this.#sizes.keys()]) this.#free(pointer);
  }

  #allocate(size: number): Pointer {
    // A pointer has 32 bits: a larger number would be cut to those and look small.
    if (size > LARGEST) throw new OutOfMemory(size);
    let pointer: Pointer;
    try {
      pointer = this.#kernels.allocate(size) >>> 0;
    } catch (error) {
      // The allocator traps before it changes anything if the memory does not grow.
      if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
        throw new OutOfMemory(size);
      throw error;
    }
    this.u8.fill(0, pointer, pointer + size);
    this.#sizes.set(pointer, size);
    this.#bytes += size;
    return pointer;
  }

  #free(pointer: Pointer): void {
    const size = this.#sizes.get(pointer);
    if (size === undefined) return; // given back by `dispose` already
    this.#kernels.free(pointer);
    this.#bytes -= size;
    this.#sizes.delete(pointer);
  }

  /** A memory that has grown has a new buffer, and all views of the old one are empty. */
  #renew(): void {
    const { buffer } = this.#kernels.memory;
    if (this.#u8.buffer === buffer) return;
    this.#f32 = new Float32Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }
}
