import { type Digits, IMAGE_PIXELS } from '../../../core/data/digits';
import type { Heap, MemoryGroup, Pointer } from './memory';

/** A place in memory for digits, as they come: bytes. */
export class DigitBatch {
  /** [samples, 784] */
  readonly pixels: Pointer;
  /** [samples] */
  readonly labels: Pointer;
  readonly #heap: Heap;

  constructor(heap: Heap, memory: MemoryGroup, samples: number) {
    this.#heap = heap;
    this.pixels = memory.bytes(samples * IMAGE_PIXELS);
    this.labels = memory.bytes(samples);
  }

  /** Copies the digits order[from..to) here. */
  gather({ images, labels }: Digits, order: Uint32Array, from: number, to: number): void {
    const { u8 } = this.#heap;
    for (let place = from, row = 0; place < to; place++, row++) {
      const digit = order[place]!;
      const start = digit * IMAGE_PIXELS;
      u8.set(images.subarray(start, start + IMAGE_PIXELS), this.pixels + row * IMAGE_PIXELS);
      u8[this.labels + row] = labels[digit]!;
    }
  }

  /** Copies the digits [start..end) here. */
  range({ images, labels }: Digits, start: number, end: number): void {
    const { u8 } = this.#heap;
    u8.set(images.subarray(start * IMAGE_PIXELS, end * IMAGE_PIXELS), this.pixels);
    u8.set(labels.subarray(start, end), this.labels);
  }
}
