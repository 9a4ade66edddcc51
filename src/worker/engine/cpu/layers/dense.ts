import { ACTIVATIONS, type DenseSpec } from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import { padded } from '../lanes';
import type { Layer, LayerOptimizer, LayerPass, Parameter } from '../layer';
import type { MemoryGroup, Pointer } from '../memory';

/**
 * Kernel and bias of a Dense layer, their rows padded.
 *
 * @param inputStride floats from one sample's input to the next one's
 */
export function denseParameters(
  memory: MemoryGroup,
  spec: DenseSpec,
  inputs: number,
  inputStride: number,
): readonly [Parameter, Parameter] {
  const columns = spec.units;
  const stride = padded(columns);
  // As many rows as the input has numbers, padding included: the product reads them, no step ever changes them.
  const kernel = { values: memory.words(inputStride * stride), rows: inputs, columns, stride };
  return [
    spec.kernelRegularizer ? { ...kernel, regularizer: spec.kernelRegularizer } : kernel,
    { values: memory.words(stride), rows: 1, columns, stride },
  ];
}

/** A Dense layer on the CPU, as matrix products. */
export class DenseLayer implements Layer {
  readonly outputStride: number;
  readonly parameters: readonly [Parameter, Parameter];
  readonly #kernels: Kernels;
  readonly #units: number;
  readonly #inputStride: number;
  readonly #activation: number;

  /** @param memory what the weights live in */
  constructor(kernels: Kernels, memory: MemoryGroup, spec: DenseSpec, inputs: number, inputStride: number) {
    this.#kernels = kernels;
    this.#units = spec.units;
    this.#inputStride = inputStride;
    this.#activation = ACTIVATIONS.indexOf(spec.activation);
    this.parameters = denseParameters(memory, spec, inputs, inputStride);
    this.outputStride = padded(spec.units);
  }

  open(memory: MemoryGroup, samples: number, training: boolean): LayerPass {
    const stride = this.outputStride;
    const output = memory.words(samples * stride);
    const gradients = training
      ? { kernel: memory.words(this.#inputStride * stride), bias: memory.words(stride) }
      : null;
    return {
      output,
      forward: (input, count) => this.#forward(output, input, count),
      backward: (input, count, gradient, inputGradient, optimizer) =>
        this.#backward(output, gradients!, input, count, gradient, inputGradient, optimizer),
    };
  }

  #forward(output: Pointer, input: Pointer, samples: number): void {
    const kernels = this.#kernels;
    const stride = this.outputStride;
    const [kernel, bias] = this.parameters;
    kernels.fillRows(bias.values, output, samples, stride);
    kernels.matmul(input, kernel.values, output, samples, this.#inputStride, stride, 1);
    kernels.activate(this.#activation, output, samples, this.#units, stride);
  }

  #backward(
    output: Pointer,
    gradients: { readonly kernel: Pointer; readonly bias: Pointer },
    input: Pointer,
    samples: number,
    gradient: Pointer,
    inputGradient: Pointer | null,
    optimizer: LayerOptimizer,
  ): void {
    const kernels = this.#kernels;
    const stride = this.outputStride;
    const inputs = this.#inputStride;
    const [kernel, bias] = this.parameters;
    kernels.activateBackward(this.#activation, output, gradient, samples, this.#units, stride);
    if (inputGradient !== null) {
      kernels.matmulTB(gradient, kernel.values, inputGradient, samples, stride, inputs, 0);
    }
    kernels.matmulTA(input, gradient, gradients.kernel, inputs, samples, stride, 0);
    kernels.sumRows(gradient, gradients.bias, samples, stride);
    optimizer.update(kernel, gradients.kernel);
    optimizer.update(bias, gradients.bias);
  }
}
