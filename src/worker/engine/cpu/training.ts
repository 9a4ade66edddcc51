import type { ArrivingDigits } from '../../../core/data/digits';
import type { Totals, TrainingSpec, TrainingState, TrainingStepper } from '../engine';
import { Backpropagation } from './backpropagation';
import type { Kernels } from './kernels';
import type { Heap, MemoryGroup } from './memory';
import { CpuOptimizer } from './optimizer';
import { readParameters, writeParameters } from './parameters';
import type { Stack } from './stack';

/** Takes the steps of one training; each is done when its call returns. */
export class CpuTraining implements TrainingStepper {
  readonly #heap: Heap;
  readonly #memory: MemoryGroup;
  readonly #stack: Stack;
  readonly #spec: TrainingSpec;
  readonly #backpropagation: Backpropagation;
  readonly #optimizer: CpuOptimizer;
  #disposed = false;

  /**
   * @param memory of this training alone: `dispose` gives it back
   * @throws RangeError if `from` is of another network or optimiser
   */
  constructor(
    kernels: Kernels,
    heap: Heap,
    memory: MemoryGroup,
    stack: Stack,
    spec: TrainingSpec,
    digits: ArrivingDigits,
    from?: TrainingState,
  ) {
    this.#heap = heap;
    this.#memory = memory;
    this.#stack = stack;
    this.#spec = spec;
    const { loss, batchSize } = spec;
    this.#backpropagation = new Backpropagation(kernels, heap, memory, stack, loss, digits, batchSize);
    this.#optimizer = new CpuOptimizer(kernels, heap, memory, spec.optimizer, stack.trainable);
    if (from === undefined) return;
    this.#optimizer.write(from.slots, from.iterations);
    writeParameters(heap, stack.parameters, from.weights);
  }

  setOrder(order: Uint32Array): void {
    this.#backpropagation.setOrder(order);
  }

  setLearningRate(rate: number): void {
    this.#optimizer.setLearningRate(rate);
  }

  step(from: number, to: number): void {
    if (this.#disposed) throw new Error('this training was given up');
    if (to - from > this.#spec.batchSize) throw new RangeError('a step takes one batch at most');
    this.#optimizer.advance();
    const place = { seed: this.#spec.seed, step: this.#optimizer.iterations, first: 0 };
    this.#backpropagation.take(from, to, place, 1 / (to - from), this.#optimizer);
  }

  done(): Promise<void> {
    return Promise.resolve();
  }

  async totals(): Promise<Totals> {
    return this.#backpropagation.totals();
  }

  async state(): Promise<TrainingState> {
    return {
      weights: readParameters(this.#heap, this.#stack.parameters),
      slots: this.#optimizer.read(),
      iterations: this.#optimizer.iterations,
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.#memory.dispose();
  }
}
