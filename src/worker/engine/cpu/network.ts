import type { ArrivingDigits, Digits } from '../../../core/data/digits';
import type { Weights } from '../../../core/model/initialize';
import {
  ACTIVATIONS,
  CLASS_COUNT,
  INPUT_SIZE,
  inkValue,
  type NetworkSpec,
} from '../../../core/model/network';
import type {
  Differentiator,
  EngineNetwork,
  GradientSpec,
  Totals,
  TrainingSpec,
  TrainingState,
  TrainingStepper,
} from '../engine';
import { DigitBatch } from './batch';
import { CpuDifferentiator } from './differentiator';
import type { Kernels } from './kernels';
import type { Heap, MemoryGroup } from './memory';
import { readParameters, readRows, writeParameters } from './parameters';
import { Stack } from './stack';
import { finiteness, RunningTotals } from './totals';
import { CpuTraining } from './training';

/** Digits read at a time: enough to make the most of the weights, few enough for the cache and the memory. */
const CHUNK = 100;

/** A network on the CPU. All its work is done when a call returns; the promises are resolved already. */
export class CpuNetwork implements EngineNetwork {
  readonly spec: NetworkSpec;
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #memory: MemoryGroup;
  readonly #stack: Stack;
  #training: CpuTraining | null = null;
  #disposed = false;

  /**
   * @param memory of this network alone: `dispose` gives it back
   * @throws OutOfMemory
   */
  constructor(kernels: Kernels, heap: Heap, memory: MemoryGroup, spec: NetworkSpec, weights: Weights) {
    this.spec = spec;
    this.#kernels = kernels;
    this.#heap = heap;
    this.#memory = memory;
    this.#stack = new Stack(kernels, heap, memory, spec);
    this.setWeights(weights);
  }

  async weights(): Promise<Weights> {
    this.#check();
    return readParameters(this.#heap, this.#stack.parameters);
  }

  setWeights(weights: Weights): void {
    this.#check();
    writeParameters(this.#heap, this.#stack.parameters, weights);
  }

  async predict(images: Float32Array): Promise<Float32Array> {
    this.#check();
    const count = images.length / INPUT_SIZE;
    const most = Math.min(count, CHUNK);
    const stride = this.#stack.outputStride;
    const ink = inkValue(this.spec);
    const inputs = ink === 1 ? images : images.map((pixel) => pixel * ink);
    const probabilities = new Float32Array(count * CLASS_COUNT);
    if (count === 0) return probabilities;
    return this.#heap.group((memory) => {
      const pass = this.#stack.open(memory, most, false);
      const numbers = memory.words(most * INPUT_SIZE);
      for (let start = 0; start < count; start += most) {
        const rows = Math.min(most, count - start);
        this.#heap.f32.set(inputs.subarray(start * INPUT_SIZE, (start + rows) * INPUT_SIZE), numbers >>> 2);
        pass.readNumbers(numbers, rows);
        this.#kernels.activate(ACTIVATIONS.indexOf('softmax'), pass.logits, rows, CLASS_COUNT, stride);
        const chunk = readRows(this.#heap, pass.logits, rows, CLASS_COUNT, stride);
        probabilities.set(chunk, start * CLASS_COUNT);
      }
      memory.dispose();
      return probabilities;
    });
  }

  async evaluate(digits: Digits, start: number, end: number): Promise<Totals> {
    this.#check();
    const most = Math.max(1, Math.min(end - start, CHUNK));
    return this.#heap.group((memory) => {
      const pass = this.#stack.open(memory, most, false);
      const batch = new DigitBatch(this.#heap, memory, most);
      const running = new RunningTotals(this.#heap, memory);
      for (let from = start; from < end; from += most) {
        const rows = Math.min(most, end - from);
        batch.range(digits, from, from + rows);
        pass.readPixels(batch.pixels, rows, null);
        const { outputStride } = this.#stack;
        this.#kernels.lossOf(
          0,
          pass.logits,
          batch.labels,
          rows,
          CLASS_COUNT,
          outputStride,
          1,
          running.pointer,
        );
        running.add(rows);
      }
      const totals = running.take();
      memory.dispose();
      return { ...totals, loss: totals.loss + finiteness(this.#kernels, this.#stack.parameters) };
    });
  }

  train(training: TrainingSpec, digits: ArrivingDigits, from?: TrainingState): TrainingStepper {
    this.#check();
    this.#training?.dispose();
    this.#training = this.#heap.group(
      (memory) => new CpuTraining(this.#kernels, this.#heap, memory, this.#stack, training, digits, from),
    );
    return this.#training;
  }

  differentiate(spec: GradientSpec, digits: ArrivingDigits): Differentiator {
    this.#check();
    const weights = readParameters(this.#heap, this.#stack.parameters);
    return this.#heap.group(
      (memory) => new CpuDifferentiator(this.#kernels, this.#heap, memory, this.spec, weights, spec, digits),
    );
  }

  /** Ends its training too; what takes gradients has weights of its own and goes on. */
  dispose(): void {
    this.#disposed = true;
    this.#training?.dispose();
    this.#memory.dispose();
  }

  /** The memory of a network that is gone may be another's. */
  #check(): void {
    if (this.#disposed) throw new Error('this network was given back');
  }
}
