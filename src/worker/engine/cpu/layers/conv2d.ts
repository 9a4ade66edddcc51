import {
  ACTIVATIONS,
  type Conv2DSpec,
  outputShape,
  type Shape,
  shapeSize,
} from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import type { Layer, LayerOptimizer, LayerPass, Parameter } from '../layer';
import type { Heap, MemoryGroup, Pointer } from '../memory';

/** The widest panel of `src/kernels/tile.ts`, in floats. */
const PANEL = 8;
/** Rows of a tile there. */
const TILE_ROWS = 4;

/** Floats in two vectors: what side * channels must be a multiple of for the kernels of mostly zeros. */
const SPARSE_MULTIPLE = 8;
/** Up to this share of numbers that are not 0, those kernels are the faster ones (measured). */
const SPARSE_SHARE = 0.45;
/** Words of an entry of their lists. */
const ENTRY = 2;

/** How a convolution is laid out in memory; counts are of floats. */
type Geometry = {
  readonly filters: number;
  readonly side: number;
  readonly channels: number;
  /** numbers under the kernel: side * side * channels */
  readonly inputs: number;
  /** of the input */
  readonly width: number;
  readonly inputSize: number;
  /** of the output, one picture's */
  readonly outputHeight: number;
  readonly outputWidth: number;
  readonly pixels: number;
  /** pictures whose pixels together fill whole tiles */
  readonly block: number;
};

/** A convolution on the CPU, by blocks of pictures small enough for the cache. */
export class Conv2DLayer implements Layer {
  readonly outputStride: number;
  readonly parameters: readonly [Parameter, Parameter];
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #geometry: Geometry;
  readonly #activation: number;

  /**
   * @param memory what the weights live in
   * @param input [height, width, channels]
   */
  constructor(kernels: Kernels, heap: Heap, memory: MemoryGroup, spec: Conv2DSpec, input: Shape) {
    this.#kernels = kernels;
    this.#heap = heap;
    this.#geometry = geometryOf(spec, input);
    this.#activation = ACTIVATIONS.indexOf(spec.activation);
    const { inputs, filters, pixels } = this.#geometry;
    this.outputStride = pixels * filters;
    this.parameters = [
      {
        values: memory.words(inputs * filters),
        rows: inputs,
        columns: filters,
        stride: filters,
        ...(spec.kernelRegularizer && { regularizer: spec.kernelRegularizer }),
      },
      { values: memory.words(filters), rows: 1, columns: filters, stride: filters },
    ];
  }

  open(memory: MemoryGroup, samples: number, training: boolean): LayerPass {
    const geometry = this.#geometry;
    const { inputs, filters, pixels } = geometry;
    const buffers: Buffers = {
      output: memory.words(samples * this.outputStride),
      offsets: memory.words(geometry.block * pixels),
      panels: memory.words((1 + inputs) * Math.ceil(filters / PANEL) * PANEL),
    };
    // Last, for an allocation may replace the memory's buffer.
    const gradients: Gradients | null = training
      ? {
          kernel: memory.words(inputs * filters),
          bias: memory.words(filters),
          panel: memory.words(Math.max(pixels, filters) * PANEL),
          sparse:
            (geometry.side * geometry.channels) % SPARSE_MULTIPLE === 0 ? openSparse(memory, geometry) : null,
        }
      : null;
    this.#heap.u32.set(patchOffsets(geometry), buffers.offsets >>> 2);
    return {
      output: buffers.output,
      forward: (input, count) => this.#forward(buffers, input, count),
      backward: (input, count, gradient, inputGradient, optimizer) =>
        this.#backward(buffers, gradients!, input, count, gradient, inputGradient, optimizer),
    };
  }

  #forward(buffers: Buffers, input: Pointer, samples: number): void {
    const kernels = this.#kernels;
    const { inputs, inputSize, filters, side, channels, width, pixels, block } = this.#geometry;
    const { output, offsets, panels } = buffers;
    const [kernel, bias] = this.parameters;
    kernels.convPanels(kernel.values, bias.values, inputs, filters, panels);
    for (let first = 0; first < samples; first += block) {
      const rows = Math.min(block, samples - first) * pixels;
      const x = input + first * inputSize * 4;
      const y = output + first * this.outputStride * 4;
      kernels.convForward(x, offsets, rows, width * channels * 4, side, channels, panels, filters, y);
      kernels.activate(this.#activation, y, rows, filters, filters);
    }
  }

  #backward(
    buffers: Buffers,
    gradients: Gradients,
    input: Pointer,
    samples: number,
    gradient: Pointer,
    inputGradient: Pointer | null,
    optimizer: LayerOptimizer,
  ): void {
    const kernels = this.#kernels;
    const heap = this.#heap;
    const { inputs, inputSize, filters, pixels, block } = this.#geometry;
    const { sparse } = gradients;
    const [kernel, bias] = this.parameters;
    heap.floats(gradients.kernel, inputs * filters).fill(0);
    heap.floats(gradients.bias, filters).fill(0);
    if (inputGradient !== null) heap.floats(inputGradient, samples * inputSize).fill(0);
    if (sparse !== null) {
      heap.floats(sparse.kernelGradient, inputs * filters).fill(0);
      kernels.transpose(kernel.values, inputs, filters, sparse.kernel, 0);
    }
    for (let first = 0; first < samples; first += block) {
      const part: Part = {
        count: Math.min(block, samples - first),
        x: input + first * inputSize * 4,
        dx: inputGradient === null ? null : inputGradient + first * inputSize * 4,
        dy: gradient + first * this.outputStride * 4,
      };
      const rows = part.count * pixels;
      const y = buffers.output + first * this.outputStride * 4;
      kernels.activateBackward(this.#activation, y, part.dy, rows, filters, filters);
      const numbers = rows * filters;
      if (sparse !== null && kernels.countNonZeros(part.dy, numbers) <= SPARSE_SHARE * numbers) {
        this.#addSparse(buffers, sparse, part);
      } else {
        this.#addDense(buffers, gradients, part);
      }
      for (let sample = 0; sample < part.count; sample++) {
        kernels.convBiasGradient(part.dy + sample * this.outputStride * 4, pixels, filters, gradients.bias);
      }
    }
    if (sparse !== null) kernels.transpose(sparse.kernelGradient, filters, inputs, gradients.kernel, 1);
    optimizer.update(kernel, gradients.kernel);
    optimizer.update(bias, gradients.bias);
  }

  /** Adds what a block of pictures gives to the gradients of its input and of the kernel. */
  #addDense(
    { offsets }: Buffers,
    { kernel: kernelGradient, panel }: Gradients,
    { count, x, dx, dy }: Part,
  ): void {
    const kernels = this.#kernels;
    const { inputSize, filters, side, channels, width, outputHeight, outputWidth, pixels } = this.#geometry;
    const kernel = this.parameters[0].values;
    if (dx !== null) {
      const rows = count * pixels;
      kernels.convInputGradient(dy, kernel, width, side, channels, filters, offsets, rows, panel, dx);
    }
    for (let sample = 0; sample < count; sample++) {
      kernels.convKernelGradient(
        x + sample * inputSize * 4,
        dy + sample * this.outputStride * 4,
        outputHeight,
        outputWidth,
        side,
        channels,
        filters,
        panel,
        kernelGradient,
      );
    }
  }

  /** The same where the output's gradient is mostly 0; the kernel's gradient is kept apart, transposed. */
  #addSparse({ offsets }: Buffers, { lists, kernel, kernelGradient }: Sparse, part: Part): void {
    const kernels = this.#kernels;
    const { inputSize, filters, side, channels, width, pixels } = this.#geometry;
    const rowStep = width * channels * 4;
    for (let sample = 0; sample < part.count; sample++) {
      const x = part.x + sample * inputSize * 4;
      const dy = part.dy + sample * this.outputStride * 4;
      kernels.convKernelGradientSparse(
        x,
        rowStep,
        offsets,
        dy,
        pixels,
        side,
        channels,
        filters,
        lists,
        kernelGradient,
      );
      if (part.dx === null) continue;
      const dx = part.dx + sample * inputSize * 4;
      kernels.convInputGradientSparse(
        dy,
        kernel,
        rowStep,
        offsets,
        pixels,
        side,
        channels,
        filters,
        lists,
        dx,
      );
    }
  }
}

/** A block of pictures on its way back. */
type Part = {
  /** pictures */
  readonly count: number;
  readonly x: Pointer;
  readonly dx: Pointer | null;
  readonly dy: Pointer;
};

/** What batches need, in the kernels' memory. */
type Buffers = {
  /** [samples, pixels, filters] */
  readonly output: Pointer;
  /** where the patch of each pixel of a block begins, in bytes: [block * pixels] */
  readonly offsets: Pointer;
  /** the weights as `convForward` reads them */
  readonly panels: Pointer;
};

/** What training needs besides. */
type Gradients = {
  readonly kernel: Pointer;
  readonly bias: Pointer;
  readonly panel: Pointer;
  /** null where the shapes allow no lists */
  readonly sparse: Sparse | null;
};

/** What the kernels of mostly zeros need. */
type Sparse = {
  readonly lists: Pointer;
  /** [filters, inputs] */
  readonly kernel: Pointer;
  /** [filters, inputs] */
  readonly kernelGradient: Pointer;
};

function openSparse(memory: MemoryGroup, { pixels, filters, inputs }: Geometry): Sparse {
  return {
    lists: memory.words(pixels * (1 + filters) * ENTRY),
    kernel: memory.words(inputs * filters),
    kernelGradient: memory.words(inputs * filters),
  };
}

function geometryOf(spec: Conv2DSpec, input: Shape): Geometry {
  const [, width, channels] = input as readonly [number, number, number];
  const [outputHeight, outputWidth] = outputShape(spec, input) as readonly [number, number, number];
  const pixels = outputHeight * outputWidth;
  return {
    filters: spec.filters,
    side: spec.kernelSize,
    channels,
    inputs: spec.kernelSize ** 2 * channels,
    width,
    inputSize: shapeSize(input),
    outputHeight,
    outputWidth,
    pixels,
    block: pixels % TILE_ROWS === 0 ? 1 : pixels % 2 === 0 ? 2 : TILE_ROWS,
  };
}

/** Where the patch of each output pixel of a block of pictures begins, in bytes from the first picture. */
function patchOffsets(geometry: Geometry): Uint32Array {
  const { block, pixels, outputWidth, width, channels, inputSize } = geometry;
  return Uint32Array.from({ length: block * pixels }, (_, index) => {
    const pixel = index % pixels;
    const place = Math.floor(pixel / outputWidth) * width + (pixel % outputWidth);
    return (Math.floor(index / pixels) * inputSize + place * channels) * 4;
  });
}
