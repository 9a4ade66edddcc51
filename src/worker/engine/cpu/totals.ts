import type { Totals } from '../engine';
import type { Kernels } from './kernels';
import type { Parameter } from './layer';
import type { Heap, MemoryGroup, Pointer } from './memory';

/** Losses and right readings, summed up by the kernels in doubles. */
export class RunningTotals {
  /** two doubles: loss, right readings */
  readonly pointer: Pointer;
  readonly #heap: Heap;
  #count = 0;

  constructor(heap: Heap, memory: MemoryGroup) {
    this.#heap = heap;
    this.pointer = memory.words(4);
  }

  /** Counts digits that the kernels have added. */
  add(count: number): void {
    this.#count += count;
  }

  /** The sums since the last call. */
  take(): Totals {
    const sums = new Float64Array(this.#heap.u8.buffer, this.pointer, 2);
    const totals = { loss: sums[0]!, correct: sums[1]!, count: this.#count };
    sums.fill(0);
    this.#count = 0;
    return totals;
  }
}

/**
 * 0, or NaN if a weight is not finite. To be added to a loss, for the loss itself need not tell: where no digit has ink, no
 * sum meets the weight.
 */
export function finiteness(kernels: Kernels, parameters: readonly Parameter[]): number {
  return parameters.reduce(
    (sum, { values, rows, stride }) => sum + kernels.finiteness(values, rows * stride),
    0,
  );
}
