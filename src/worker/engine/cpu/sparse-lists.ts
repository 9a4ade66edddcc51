import { INPUT_SIZE } from '../../../core/model/network';
import type { Kernels } from './kernels';
import type { MemoryGroup, Pointer } from './memory';

/** Bytes of an entry: an index and a value. */
const ENTRY = 8;

/** A batch of digits as lists of the pixels that are not 0; see `src/kernels/sparse-lists.ts`. */
export type SparseLists = {
  /** [samples + 1] */
  readonly starts: Pointer;
  /** sample by sample */
  readonly entries: Pointer;
  /** [784 + 1]; while the lists are made, how many entries each pixel has */
  readonly columnStarts: Pointer;
  /** pixel by pixel; for training only, else 0 */
  readonly columnEntries: Pointer;
};

/** Room for the lists of up to `samples` digits. */
export function allocateLists(memory: MemoryGroup, samples: number, training: boolean): SparseLists {
  const most = samples * INPUT_SIZE * ENTRY;
  return {
    starts: memory.words(samples + 1),
    entries: memory.bytes(most),
    columnStarts: memory.words(INPUT_SIZE + 1),
    columnEntries: training ? memory.bytes(most) : 0,
  };
}

/**
 * Lists digits for reading.
 *
 * @param pixels [samples, 784] bytes
 * @param divisor what makes of a byte what the network is given
 */
export function listPixels(
  kernels: Kernels,
  { starts, entries, columnStarts }: SparseLists,
  pixels: Pointer,
  samples: number,
  divisor: number,
): void {
  kernels.listPixels(pixels, samples, INPUT_SIZE, starts, entries, columnStarts, divisor);
}

/** Lists pictures for reading. @param numbers [samples, 784] floats */
export function listNumbers(kernels: Kernels, lists: SparseLists, numbers: Pointer, samples: number): void {
  kernels.listNumbers(numbers, samples, INPUT_SIZE, lists.starts, lists.entries);
}

/** Lists by pixel what `listPixels` has listed. @param stride floats from one sample's gradient to the next one's */
export function listColumns(kernels: Kernels, lists: SparseLists, samples: number, stride: number): void {
  const { starts, entries, columnStarts, columnEntries } = lists;
  kernels.listColumns(samples, INPUT_SIZE, starts, entries, columnStarts, columnEntries, stride * 4);
}
