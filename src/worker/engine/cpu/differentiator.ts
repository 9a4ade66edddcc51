import type { ArrivingDigits } from '../../../core/data/digits';
import type { Weights } from '../../../core/model/initialize';
import type { NetworkSpec } from '../../../core/model/network';
import { type Differentiator, GRADIENT_CHUNK, type GradientSpec, type GradientSums } from '../engine';
import { Backpropagation } from './backpropagation';
import type { Kernels } from './kernels';
import type { Heap, MemoryGroup } from './memory';
import { writeParameters } from './parameters';
import { Stack } from './stack';
import { SummedGradients } from './summed-gradients';

/** Sums up gradients on weights of its own; all is done when a call returns. */
export class CpuDifferentiator implements Differentiator {
  readonly #heap: Heap;
  readonly #memory: MemoryGroup;
  readonly #seed: number;
  readonly #stack: Stack;
  readonly #backpropagation: Backpropagation;
  readonly #sums: SummedGradients;
  #disposed = false;

  /** @param memory of this alone: `dispose` gives it back */
  constructor(
    kernels: Kernels,
    heap: Heap,
    memory: MemoryGroup,
    network: NetworkSpec,
    weights: Weights,
    { loss, seed }: GradientSpec,
    digits: ArrivingDigits,
  ) {
    this.#heap = heap;
    this.#memory = memory;
    this.#seed = seed;
    const stack = new Stack(kernels, heap, memory, withoutPenalties(network));
    this.#stack = stack;
    this.#backpropagation = new Backpropagation(kernels, heap, memory, stack, loss, digits, GRADIENT_CHUNK);
    this.#sums = new SummedGradients(kernels, heap, memory, stack.trainable);
    this.setWeights(weights);
  }

  setOrder(order: Uint32Array): void {
    this.#backpropagation.setOrder(order);
  }

  setWeights(weights: Weights): void {
    this.#check();
    writeParameters(this.#heap, this.#stack.parameters, weights);
  }

  accumulate(from: number, to: number, step: number): void {
    this.#check();
    if (to - from > GRADIENT_CHUNK) throw new RangeError('more digits than are taken at once');
    this.#backpropagation.take(from, to, { seed: this.#seed, step, first: from }, 1, this.#sums);
  }

  done(): Promise<void> {
    return Promise.resolve();
  }

  async sums(): Promise<GradientSums> {
    this.#check();
    return { totals: this.#backpropagation.totals(), gradient: this.#sums.take() };
  }

  dispose(): void {
    this.#disposed = true;
    this.#memory.dispose();
  }

  /** Memory that was given back may be another's. */
  #check(): void {
    if (this.#disposed) throw new Error('this differentiator was given back');
  }
}

function withoutPenalties(network: NetworkSpec): NetworkSpec {
  return {
    ...network,
    layers: network.layers.map((layer) => {
      if (!('kernelRegularizer' in layer)) return layer;
      const { kernelRegularizer: _, ...rest } = layer;
      return rest;
    }),
  };
}
