import type { BatchNormalizationSpec, Shape } from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import type { Layer, LayerOptimizer, LayerPass, Parameter } from '../layer';
import { type Layout, lastAxis } from '../layout';
import type { Heap, MemoryGroup, Pointer } from '../memory';

/** What `kernels.columnSums` adds up: numbers, squares of their distances to the mean, products with those distances. */
const NUMBERS = 0;
const SQUARES = 1;
const PRODUCTS = 2;

/** Batch normalisation on the CPU: kernels for what there is of each sample, plain code for what there is of each channel. */
export class BatchNormalizationLayer implements Layer {
  readonly outputStride: number;
  /** gamma, beta, moving mean, moving variance: [channels] each */
  readonly parameters: readonly [Parameter, Parameter, Parameter, Parameter];
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #spec: BatchNormalizationSpec;
  readonly #layout: Layout;

  /**
   * @param memory what the weights live in
   * @param stride floats from one sample to the next
   */
  constructor(
    kernels: Kernels,
    heap: Heap,
    memory: MemoryGroup,
    spec: BatchNormalizationSpec,
    input: Shape,
    stride: number,
  ) {
    this.#kernels = kernels;
    this.#heap = heap;
    this.#spec = spec;
    this.#layout = lastAxis(input, stride);
    this.outputStride = stride;
    const { columns } = this.#layout;
    const learnt = () => ({ values: memory.words(columns), rows: 1, columns, stride: columns });
    const moving = () => ({ ...learnt(), trainable: false }) as const;
    this.parameters = [learnt(), learnt(), moving(), moving()];
  }

  open(memory: MemoryGroup, samples: number, training: boolean): LayerPass {
    const { rows, columns } = this.#layout;
    const channels = () => memory.words(columns);
    const buffers: Buffers = {
      output: memory.words(samples * this.outputStride),
      mean: channels(),
      variance: channels(),
      scale: channels(),
      sums: memory.words(2 * columns),
    };
    const gradients = training
      ? { gamma: channels(), beta: channels(), slope: channels(), offset: channels() }
      : null;
    return {
      output: buffers.output,
      forward: (input, count, place) => {
        if (place === null) this.#takeMoving(buffers);
        else this.#takeBatch(buffers, input, count * rows);
        this.#normalize(buffers, input, count * rows);
      },
      backward: (input, count, gradient, inputGradient, optimizer) =>
        this.#backward(buffers, gradients!, input, count * rows, gradient, inputGradient, optimizer),
    };
  }

  #takeMoving({ mean, variance }: Buffers): void {
    const [, , movingMean, movingVariance] = this.parameters;
    this.#channels(mean).set(this.#channels(movingMean.values));
    this.#channels(variance).set(this.#channels(movingVariance.values));
  }

  /** The batch's mean and variance, which the moving ones follow. */
  #takeBatch(buffers: Buffers, input: Pointer, rows: number): void {
    const { mean, variance } = buffers;
    const [, , movingMean, movingVariance] = this.parameters;
    this.#channels(mean).set(this.#sums(buffers, NUMBERS, input, input, rows).map((sum) => sum / rows));
    this.#channels(variance).set(this.#sums(buffers, SQUARES, input, input, rows).map((sum) => sum / rows));
    this.#follow(movingMean.values, mean);
    this.#follow(movingVariance.values, variance);
  }

  #follow(moving: Pointer, batch: Pointer): void {
    const { momentum } = this.#spec;
    const to = this.#channels(moving);
    for (const [channel, value] of this.#channels(batch).entries()) {
      to[channel] = to[channel]! * momentum + value * (1 - momentum);
    }
  }

  #normalize({ output, mean, variance, scale }: Buffers, input: Pointer, rows: number): void {
    const { columns, stride } = this.#layout;
    const [gamma, beta] = this.parameters;
    const gammas = this.#channels(gamma.values);
    const scales = this.#channels(scale);
    for (const [channel, value] of this.#channels(variance).entries()) {
      scales[channel] = gammas[channel]! / Math.sqrt(value + this.#spec.epsilon);
    }
    this.#kernels.normalize(input, output, mean, scale, beta.values, rows, columns, stride);
  }

  /**
   * Through mean and variance too. With x' = (x - mean) / sqrt(variance + epsilon), the input's gradient is gamma /
   * sqrt(variance + epsilon) * (dy - mean of dy - x' * mean of dy x'), after the paper that the kernels name.
   */
  #backward(
    buffers: Buffers,
    gradients: Gradients,
    input: Pointer,
    rows: number,
    dy: Pointer,
    dx: Pointer | null,
    optimizer: LayerOptimizer,
  ): void {
    const { columns, stride } = this.#layout;
    const { mean, variance, scale } = buffers;
    const { slope, offset } = gradients;
    const [gamma, beta] = this.parameters;
    const gammaGradient = this.#channels(gradients.gamma);
    const slopes = this.#channels(slope);
    const variances = this.#channels(variance);
    for (const [channel, sum] of this.#sums(buffers, PRODUCTS, dy, input, rows).entries()) {
      const square = variances[channel]! + this.#spec.epsilon;
      gammaGradient[channel] = sum / Math.sqrt(square);
      slopes[channel] = sum / square / rows;
    }
    const sums = this.#sums(buffers, NUMBERS, dy, dy, rows);
    this.#channels(gradients.beta).set(sums);
    if (dx !== null) {
      this.#channels(offset).set(sums.map((sum) => sum / rows));
      this.#kernels.normalizeGradient(input, dy, dx, mean, scale, slope, offset, rows, columns, stride);
    }
    optimizer.update(gamma, gradients.gamma);
    optimizer.update(beta, gradients.beta);
  }

  /** Over the rows, for each channel; good until the next call. */
  #sums({ sums, mean }: Buffers, kind: number, a: Pointer, b: Pointer, rows: number): Float64Array {
    const { columns, stride } = this.#layout;
    this.#kernels.columnSums(kind, a, b, mean, rows, columns, stride, sums);
    return new Float64Array(this.#heap.u8.buffer, sums, columns);
  }

  #channels(pointer: Pointer): Float32Array {
    return this.#heap.floats(pointer, this.#layout.columns);
  }
}

/** What batches need; but for the output and the sums, [channels]. */
type Buffers = {
  readonly output: Pointer;
  /** the batch's, or the moving one */
  readonly mean: Pointer;
  readonly variance: Pointer;
  /** gamma / sqrt(variance + epsilon) */
  readonly scale: Pointer;
  /** doubles */
  readonly sums: Pointer;
};

/** What training needs besides, [channels]. */
type Gradients = {
  readonly gamma: Pointer;
  readonly beta: Pointer;
  /** mean of dy x', divided by sqrt(variance + epsilon) */
  readonly slope: Pointer;
  /** mean of dy */
  readonly offset: Pointer;
};
