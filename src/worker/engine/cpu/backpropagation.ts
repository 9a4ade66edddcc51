import type { ArrivingDigits } from '../../../core/data/digits';
import { CLASS_COUNT } from '../../../core/model/network';
import type { Loss } from '../../../core/model/plan';
import type { Totals } from '../engine';
import { DigitBatch } from './batch';
import type { Kernels } from './kernels';
import type { LayerOptimizer, PlaceInRun } from './layer';
import type { Heap, MemoryGroup } from './memory';
import type { Stack, StackPass } from './stack';
import { finiteness, RunningTotals } from './totals';

/** Takes digits through a stack and the loss' gradient back, batch by batch. */
export class Backpropagation {
  readonly #kernels: Kernels;
  readonly #stack: Stack;
  readonly #loss: Loss;
  readonly #digits: ArrivingDigits;
  readonly #pass: StackPass;
  readonly #batch: DigitBatch;
  readonly #totals: RunningTotals;
  #order: Uint32Array = new Uint32Array(0);

  /**
   * @param memory whose owner gives back what this takes of it
   * @param most digits in a batch
   */
  constructor(
    kernels: Kernels,
    heap: Heap,
    memory: MemoryGroup,
    stack: Stack,
    loss: Loss,
    digits: ArrivingDigits,
    most: number,
  ) {
    this.#kernels = kernels;
    this.#stack = stack;
    this.#loss = loss;
    this.#digits = digits;
    this.#pass = stack.open(memory, most, true);
    this.#batch = new DigitBatch(heap, memory, most);
    this.#totals = new RunningTotals(heap, memory);
  }

  setOrder(order: Uint32Array): void {
    this.#order = order;
  }

  /**
   * Takes the digits order[from..to).
   *
   * @param scale of the gradients: 1 for those of the digits' sum
   * @param optimizer what the gradients go to
   */
  take(from: number, to: number, place: PlaceInRun, scale: number, optimizer: LayerOptimizer): void {
    const samples = to - from;
    const { pixels, labels } = this.#batch;
    this.#batch.gather(this.#digits, this.#order, from, to);
    this.#pass.readPixels(pixels, samples, place);
    this.#kernels.lossOf(
      this.#loss === 'mean_squared_error' ? 1 : 0,
      this.#pass.logits,
      labels,
      samples,
      CLASS_COUNT,
      this.#stack.outputStride,
      scale,
      this.#totals.pointer,
    );
    this.#totals.add(samples);
    this.#pass.backward(samples, optimizer);
  }

  /** Of the digits since the last call; the loss is NaN if a weight is not finite. */
  totals(): Totals {
    const totals = this.#totals.take();
    return { ...totals, loss: totals.loss + finiteness(this.#kernels, this.#stack.parameters) };
  }
}
