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

/** The widest panel of `src/kernels/matmul.ts`, in floats. */
const PANEL = 8;
/** Rows of a tile there. */
const TILE_ROWS = 4;

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
    const geometry = this.#geometry;
    const { inputs, inputSize, filters, side, channels, width, pixels, block } = geometry;
    const [kernel, bias] = this.parameters;
    this.#heap.floats(gradients.kernel, inputs * filters).fill(0);
    this.#heap.floats(gradients.bias, filters).fill(0);
    if (inputGradient !== null) this.#heap.floats(inputGradient, samples * inputSize).fill(0);
    for (let first = 0; first < samples; first += block) {
      const count = Math.min(block, samples - first);
      const rows = count * pixels;
      const y = buffers.output + first * this.outputStride * 4;
      const dy = gradient + first * this.outputStride * 4;
      kernels.activateBackward(this.#activation, y, dy, rows, filters, filters);
      if (inputGradient !== null) {
        const dx = inputGradient + first * inputSize * 4;
        const { offsets } = buffers;
        const { panel } = gradients;
        kernels.convInputGradient(
          dy,
          kernel.values,
          width,
          side,
          channels,
          filters,
          offsets,
          rows,
          panel,
          dx,
        );
      }
      for (let sample = 0; sample < count; sample++) {
        const x = input + (first + sample) * inputSize * 4;
        this.#addGradients(gradients, x, dy + sample * this.outputStride * 4);
      }
    }
    optimizer.update(kernel, gradients.kernel);
    optimizer.update(bias, gradients.bias);
  }

  /** Adds what one picture gives to the gradients of kernel and bias. */
  #addGradients({ kernel, bias, panel }: Gradients, x: Pointer, dy: Pointer): void {
    const { filters, side, channels, outputHeight, outputWidth, pixels } = this.#geometry;
    this.#kernels.convKernelGradient(
      x,
      dy,
      outputHeight,
      outputWidth,
      side,
      channels,
      filters,
      panel,
      kernel,
    );
    this.#kernels.convBiasGradient(dy, pixels, filters, bias);
  }
}

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
};

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
