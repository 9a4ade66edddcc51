import type { ArrivingDigits } from '../../../core/data/digits';
import { CLASS_COUNT } from '../../../core/model/network';
import type { Totals, TrainingSpec, TrainingState, TrainingStepper } from '../engine';
import { DigitBatch } from './batch';
import type { Kernels } from './kernels';
import type { Heap, MemoryGroup } from './memory';
import { CpuOptimizer } from './optimizer';
import { readParameter, writeParameter } from './parameters';
import type { Stack, StackPass } from './stack';
import { finiteness, RunningTotals } from './totals';

/** Takes the steps of one training; each is done when its call returns. */
export class CpuTraining implements TrainingStepper {
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #memory: MemoryGroup;
  readonly #stack: Stack;
  readonly #spec: TrainingSpec;
  readonly #digits: ArrivingDigits;
  readonly #pass: StackPass;
  readonly #batch: DigitBatch;
  readonly #optimizer: CpuOptimizer;
  readonly #totals: RunningTotals;
  #order: Uint32Array = new Uint32Array(0);
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
    this.#kernels = kernels;
    this.#heap = heap;
    this.#memory = memory;
    this.#stack = stack;
    this.#spec = spec;
    this.#digits = digits;
    this.#pass = stack.open(memory, spec.batchSize, true);
    this.#batch = new DigitBatch(heap, memory, spec.batchSize);
    this.#optimizer = new CpuOptimizer(kernels, heap, memory, spec.optimizer, stack.parameters);
    this.#totals = new RunningTotals(heap, memory);
    if (from === undefined) return;
    this.#optimizer.write(from.slots, from.iterations);
    for (const [index, parameter] of stack.parameters.entries()) {
      writeParameter(heap, parameter, parameter.values, from.weights[index]!);
    }
  }

  setOrder(order: Uint32Array): void {
    this.#order = order;
  }

  step(from: number, to: number): void {
    if (this.#disposed) throw new Error('this training was given up');
    const samples = to - from;
    if (samples > this.#spec.batchSize) throw new RangeError('a step takes one batch at most');
    const { pixels, labels } = this.#batch;
    const { logits } = this.#pass;
    this.#batch.gather(this.#digits, this.#order, from, to);
    this.#pass.readPixels(pixels, samples);
    this.#kernels.lossOf(
      this.#spec.loss === 'mean_squared_error' ? 1 : 0,
      logits,
      labels,
      samples,
      CLASS_COUNT,
      this.#stack.outputStride,
      1 / samples,
      this.#totals.pointer,
    );
    this.#totals.add(samples);
    this.#optimizer.advance();
    this.#pass.backward(samples, this.#optimizer);
  }

  done(): Promise<void> {
    return Promise.resolve();
  }

  async totals(): Promise<Totals> {
    const totals = this.#totals.take();
    return { ...totals, loss: totals.loss + finiteness(this.#kernels, this.#stack.parameters) };
  }

  async state(): Promise<TrainingState> {
    const { parameters } = this.#stack;
    return {
      weights: parameters.map((parameter) => readParameter(this.#heap, parameter, parameter.values)),
      slots: this.#optimizer.read(),
      iterations: this.#optimizer.iterations,
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.#memory.dispose();
  }
}
