import {
  INPUT_SIZE,
  type LayerShapes,
  layerShapes,
  type NetworkSpec,
  shapeSize,
} from '../../../core/model/network';
import type { Kernels } from './kernels';
import type { Layer, LayerOptimizer, LayerPass, Parameter } from './layer';
import { Conv2DLayer } from './layers/conv2d';
import { DenseLayer } from './layers/dense';
import { poolingLayer } from './layers/pooling';
import { SparseDenseLayer } from './layers/sparse-dense';
import type { Heap, MemoryGroup, Pointer } from './memory';
import { listNumbers, listPixels } from './sparse-lists';

/** A network's layers with their weights, from the digits to the logits: the softmax at the end is the loss' affair. */
export class Stack {
  /** as `weightShapes` lists them */
  readonly parameters: readonly Parameter[];
  /** floats from one sample's logits to the next one's */
  readonly outputStride: number;
  readonly #kernels: Kernels;
  readonly #layers: readonly Layer[];

  /** @param memory what the weights live in */
  constructor(kernels: Kernels, heap: Heap, memory: MemoryGroup, spec: NetworkSpec) {
    this.#kernels = kernels;
    const layers: Layer[] = [];
    const shapes = layerShapes(spec);
    for (const [index, shape] of shapes.entries()) {
      const layer = createLayer(kernels, heap, memory, shape, layers.at(-1), index === shapes.length - 1);
      if (layer !== null) layers.push(layer);
    }
    this.#layers = layers;
    this.parameters = layers.flatMap(({ parameters }) => parameters);
    this.outputStride = layers.at(-1)!.outputStride;
  }

  /**
   * Buffers for batches of up to `samples`, from `memory`, whose owner gives them back.
   *
   * @param training whether `backward` will be called too
   */
  open(memory: MemoryGroup, samples: number, training: boolean): StackPass {
    const passes = this.#layers.map((layer) => layer.open(memory, samples, training));
    const first = this.#layers[0]!;
    const input =
      first instanceof SparseDenseLayer
        ? listInput(this.#kernels, passes[0] as ReturnType<typeof first.open>)
        : imageInput(this.#kernels, memory, samples);
    const widest = Math.max(...this.#layers.map(({ outputStride }) => outputStride));
    const inner = training && passes.length > 1;
    const gradients = inner ? [memory.words(samples * widest), memory.words(samples * widest)] : [];
    return new StackPass(passes, input, gradients);
  }
}

/** A stack at work on batches, one at a time. */
export class StackPass {
  /** [samples, outputStride] */
  readonly logits: Pointer;
  readonly #passes: readonly LayerPass[];
  readonly #input: Input;
  readonly #gradients: readonly Pointer[];
  /** what the first layer was given last */
  #first: Pointer = 0;

  constructor(passes: readonly LayerPass[], input: Input, gradients: readonly Pointer[]) {
    this.#passes = passes;
    this.#input = input;
    this.#gradients = gradients;
    this.logits = passes.at(-1)!.output;
  }

  /** Computes the logits of digits, [samples, 784] bytes. */
  readPixels(pixels: Pointer, samples: number): void {
    this.#forward(this.#input.fromPixels(pixels, samples), samples);
  }

  /** Computes the logits of pictures, [samples, 784] floats. */
  readNumbers(numbers: Pointer, samples: number): void {
    this.#forward(this.#input.fromNumbers(numbers, samples), samples);
  }

  /** After `readPixels`: takes the optimiser's step, where `logits` hold the loss' gradient by them by now. */
  backward(samples: number, optimizer: LayerOptimizer): void {
    let gradient = this.logits;
    for (let index = this.#passes.length - 1; index >= 0; index--) {
      const below = index === 0 ? null : this.#gradients[index % 2]!;
      const input = index === 0 ? this.#first : this.#passes[index - 1]!.output;
      this.#passes[index]!.backward(input, samples, gradient, below, optimizer);
      if (below !== null) gradient = below;
    }
  }

  #forward(input: Pointer, samples: number): void {
    this.#first = input;
    let from = input;
    for (const pass of this.#passes) {
      pass.forward(from, samples);
      from = pass.output;
    }
  }
}

/** How digits become what the first layer reads; the pointer is its input. */
type Input = {
  fromPixels(pixels: Pointer, samples: number): Pointer;
  fromNumbers(numbers: Pointer, samples: number): Pointer;
};

function listInput(kernels: Kernels, { lists }: ReturnType<SparseDenseLayer['open']>): Input {
  return {
    fromPixels: (pixels, samples) => {
      listPixels(kernels, lists, pixels, samples);
      return 0;
    },
    fromNumbers: (numbers, samples) => {
      listNumbers(kernels, lists, numbers, samples);
      return 0;
    },
  };
}

function imageInput(kernels: Kernels, memory: MemoryGroup, most: number): Input {
  const images = memory.words(most * INPUT_SIZE);
  return {
    fromPixels: (pixels, samples) => {
      kernels.pixelsToFloats(pixels, images, samples * INPUT_SIZE);
      return images;
    },
    fromNumbers: (numbers) => numbers,
  };
}

/**
 * @param before the layer below, absent for the first
 * @returns null for a layer that changes nothing in memory
 */
function createLayer(
  kernels: Kernels,
  heap: Heap,
  memory: MemoryGroup,
  { layer, input }: LayerShapes,
  before: Layer | undefined,
  last: boolean,
): Layer | null {
  switch (layer.type) {
    case 'Flatten':
      return null;
    case 'Conv2D':
      return new Conv2DLayer(kernels, heap, memory, layer, input);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return poolingLayer(kernels, layer, input);
    case 'Dense': {
      const spec = last ? ({ ...layer, activation: 'linear' } as const) : layer;
      if (before === undefined) return new SparseDenseLayer(kernels, memory, spec);
      return new DenseLayer(kernels, memory, spec, shapeSize(input), before.outputStride);
    }
    default:
      return layer satisfies never;
  }
}
