import {
  INPUT_SIZE,
  inkValue,
  type LayerShapes,
  layerShapes,
  logitLayers,
  type NetworkSpec,
  shapeSize,
} from '../../../core/model/network';
import type { Kernels } from './kernels';
import type { Layer, LayerOptimizer, LayerPass, Parameter, PlaceInRun } from './layer';
import { activationLayer } from './layers/activation';
import { BatchNormalizationLayer } from './layers/batch-normalization';
import { Conv2DLayer } from './layers/conv2d';
import { DenseLayer } from './layers/dense';
import { dropoutLayer } from './layers/dropout';
import { poolingLayer } from './layers/pooling';
import { SparseDenseLayer } from './layers/sparse-dense';
import type { Heap, MemoryGroup, Pointer } from './memory';
import { listNumbers, listPixels } from './sparse-lists';

/** A network's layers with their weights, from the digits to the logits: the softmax at the end is the loss' affair. */
export class Stack {
  /** as `weightShapes` lists them */
  readonly parameters: readonly Parameter[];
  /** as `trainableShapes` lists them */
  readonly trainable: readonly Parameter[];
  /** floats from one sample's logits to the next one's */
  readonly outputStride: number;
  readonly #kernels: Kernels;
  readonly #layers: readonly Layer[];
  /** what makes of a pixel's byte what the network takes */
  readonly #divisor: number;

  /** @param memory what the weights live in */
  constructor(kernels: Kernels, heap: Heap, memory: MemoryGroup, spec: NetworkSpec) {
    this.#kernels = kernels;
    const layers: Layer[] = [];
    for (const [index, shapes] of layerShapes({ layers: logitLayers(spec) }).entries()) {
      const layer = createLayer(kernels, heap, memory, shapes, index, layers.at(-1));
      if (layer !== null) layers.push(layer);
    }
    this.#layers = layers;
    this.#divisor = 255 / inkValue(spec);
    this.parameters = layers.flatMap(({ parameters }) => parameters);
    this.trainable = this.parameters.filter(({ trainable }) => trainable !== false);
    this.outputStride = layers.at(-1)!.outputStride;
  }

  /**
   * Buffers for batches of up to `samples`, from `memory`, whose owner gives them back.
   *
   * @param training whether `backward` will be called too
   */
  open(memory: MemoryGroup, samples: number, training: boolean): StackPass {
    const opened = this.#layers.flatMap((layer) => {
      const pass = layer.open(memory, samples, training);
      return pass === null ? [] : [{ layer, pass }];
    });
    const passes = opened.map(({ pass }) => pass);
    const first = this.#layers[0]!;
    const input =
      first instanceof SparseDenseLayer
        ? listInput(this.#kernels, passes[0] as ReturnType<typeof first.open>, this.#divisor)
        : imageInput(this.#kernels, memory, samples, this.#divisor);
    const widest = Math.max(...this.#layers.map(({ outputStride }) => outputStride));
    const inner = training && passes.length > 1;
    const gradients = inner ? [memory.words(samples * widest), memory.words(samples * widest)] : [];
    const lowest = opened.findIndex(({ layer }) => layer.parameters.length > 0);
    return new StackPass(passes, input, gradients, lowest);
  }
}

/** A stack at work on batches, one at a time. */
export class StackPass {
  /** [samples, outputStride] */
  readonly logits: Pointer;
  readonly #passes: readonly LayerPass[];
  readonly #input: Input;
  readonly #gradients: readonly Pointer[];
  readonly #lowest: number;
  /** what the first layer was given last */
  #first: Pointer = 0;

  /**
   * @param gradients room for those of two layers' outputs
   * @param lowest of the passes that learn: below it no gradient is asked for
   */
  constructor(passes: readonly LayerPass[], input: Input, gradients: readonly Pointer[], lowest: number) {
    this.#passes = passes;
    this.#input = input;
    this.#gradients = gradients;
    this.#lowest = lowest;
    this.logits = passes.at(-1)!.output;
  }

  /**
   * Computes the logits of digits, [samples, 784] bytes.
   *
   * @param place null if they are only read
   */
  readPixels(pixels: Pointer, samples: number, place: PlaceInRun | null): void {
    this.#forward(this.#input.fromPixels(pixels, samples), samples, place);
  }

  /** Computes the logits of pictures, [samples, 784] floats as the network takes them. */
  readNumbers(numbers: Pointer, samples: number): void {
    this.#forward(this.#input.fromNumbers(numbers, samples), samples, null);
  }

  /** After `readPixels` in a run: takes the optimiser's step, where `logits` hold the loss' gradient by them by now. */
  backward(samples: number, optimizer: LayerOptimizer): void {
    let gradient = this.logits;
    for (let index = this.#passes.length - 1; index >= this.#lowest; index--) {
      const below = index === this.#lowest ? null : this.#gradients[index % 2]!;
      const input = index === 0 ? this.#first : this.#passes[index - 1]!.output;
      this.#passes[index]!.backward(input, samples, gradient, below, optimizer);
      if (below !== null) gradient = below;
    }
  }

  #forward(input: Pointer, samples: number, place: PlaceInRun | null): void {
    this.#first = input;
    let from = input;
    for (const pass of this.#passes) {
      pass.forward(from, samples, place);
      from = pass.output;
    }
  }
}

/** How digits become what the first layer reads; the pointer is its input. */
type Input = {
  fromPixels(pixels: Pointer, samples: number): Pointer;
  fromNumbers(numbers: Pointer, samples: number): Pointer;
};

function listInput(
  kernels: Kernels,
  { lists }: ReturnType<SparseDenseLayer['open']>,
  divisor: number,
): Input {
  return {
    fromPixels: (pixels, samples) => {
      listPixels(kernels, lists, pixels, samples, divisor);
      return 0;
    },
    fromNumbers: (numbers, samples) => {
      listNumbers(kernels, lists, numbers, samples);
      return 0;
    },
  };
}

function imageInput(kernels: Kernels, memory: MemoryGroup, most: number, divisor: number): Input {
  const images = memory.words(most * INPUT_SIZE);
  return {
    fromPixels: (pixels, samples) => {
      kernels.pixelsToFloats(pixels, images, samples * INPUT_SIZE, divisor);
      return images;
    },
    fromNumbers: (numbers) => numbers,
  };
}

/**
 * @param index in the network
 * @param before the layer below, absent for the first
 * @returns null for a layer that changes nothing in memory
 */
function createLayer(
  kernels: Kernels,
  heap: Heap,
  memory: MemoryGroup,
  { layer, input }: LayerShapes,
  index: number,
  before: Layer | undefined,
): Layer | null {
  const stride = before?.outputStride ?? INPUT_SIZE;
  switch (layer.type) {
    case 'Flatten':
      return null;
    case 'Conv2D':
      return new Conv2DLayer(kernels, heap, memory, layer, input);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return poolingLayer(kernels, layer, input);
    case 'Dense':
      return before === undefined
        ? new SparseDenseLayer(kernels, memory, layer)
        : new DenseLayer(kernels, memory, layer, shapeSize(input), stride);
    case 'Dropout':
      return layer.rate === 0 ? null : dropoutLayer(kernels, layer, index, shapeSize(input), stride);
    case 'BatchNormalization':
      return new BatchNormalizationLayer(kernels, heap, memory, layer, input, stride);
    case 'Activation':
      return layer.activation === 'linear' ? null : activationLayer(kernels, heap, layer, input, stride);
    default:
      return layer satisfies never;
  }
}
