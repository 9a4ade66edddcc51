import type { RegularizerSpec } from '../../../core/model/network';
import type { MemoryGroup, Pointer } from './memory';

/**
 * How the engine drives a layer.
 *
 * A layer is built once for a network and holds its weights; `open` gives it the buffers for batches of a size. All numbers
 * lie in the kernels' memory and are named by pointers. A batch is [samples, stride] floats: a sample's numbers are
 * `stride` apart, and those beyond its own (`stride` - size, none for pictures) are 0.
 *
 * Kernels are called as plain functions: `kernels.matmul(a, b, c, m, k, n, accumulate)`. Pointers, counts and flags go in
 * as numbers (a flag as 1 or 0), float parameters too; nothing is checked in there. Where a layer must read or write
 * numbers from here it asks `Heap` for a view each time, since any allocation may replace the memory's buffer.
 */
export interface Layer {
  /** floats from one sample's output to the next one's */
  readonly outputStride: number;
  /** as `weightShapes` lists them; none for layers that have no weights */
  readonly parameters: readonly Parameter[];
  /**
   * Buffers for batches of up to `samples`, from `memory`, whose owner gives them back.
   *
   * @param training whether `backward` will be called too
   * @returns null if batches would leave the layer as they came in: it is passed over
   */
  open(memory: MemoryGroup, samples: number, training: boolean): LayerPass | null;
}

/** A layer at work on batches, one at a time. */
export interface LayerPass {
  /** [samples, outputStride], after the activation */
  readonly output: Pointer;
  /**
   * Computes `output`.
   *
   * @param input the output of the layer before; for the first layer what `stack.ts` makes of the digits
   * @param place null if the digits are only read, which is all that a pass not opened for training is for
   */
  forward(input: Pointer, samples: number, place: PlaceInRun | null): void;
  /**
   * Computes the gradients, after `forward` with the same input, and takes the optimiser's step on the parameters.
   *
   * @param gradient of the loss by `output`, [samples, outputStride]; may be overwritten
   * @param inputGradient where the gradient by `input` goes, [samples, stride]; not computed if null. It is computed
   *   with the weights as they were.
   */
  backward(
    input: Pointer,
    samples: number,
    gradient: Pointer,
    inputGradient: Pointer | null,
    optimizer: LayerOptimizer,
  ): void;
}

/** Where in a training run a batch is: what dropout layers drop follows from it. */
export type PlaceInRun = {
  /** of the run */
  readonly seed: number;
  /** counted from 1 */
  readonly step: number;
  /** place of the batch's first digit among the step's */
  readonly first: number;
};

/** One array of weights in memory. */
export type Parameter = {
  /** [rows, stride]; what lies beyond `columns` counts for nothing */
  readonly values: Pointer;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** only kernels have any */
  readonly regularizer?: RegularizerSpec;
  /** `false` for what a layer keeps itself, without gradient and optimiser: moving statistics */
  readonly trainable?: false;
};

/** What a training's optimiser does for a layer. */
export interface LayerOptimizer {
  /**
   * Takes one step on the whole of a parameter.
   *
   * @param gradient of the loss, laid out as the parameter; the penalty's is added in place
   */
  update(parameter: Parameter, gradient: Pointer): void;
  /** For kernels that step row by row themselves: see `kernels.sparseUpdate`. */
  readonly kind: number;
  readonly settings: Pointer;
  /** What is remembered of a parameter, each laid out as the parameter; 0 where the optimiser has no such slot. */
  slots(parameter: Parameter): readonly [Pointer, Pointer];
}
