import { ACTIVATIONS, type DenseSpec, INPUT_SIZE } from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import { padded } from '../lanes';
import type { Layer, LayerOptimizer, LayerPass, Parameter } from '../layer';
import type { MemoryGroup, Pointer } from '../memory';
import { allocateLists, listColumns, type SparseLists } from '../sparse-lists';
import { denseParameters } from './dense';

/** Its input is `lists`, to be filled before `forward`; the input's pointer counts for nothing. */
export type SparseDensePass = LayerPass & { readonly lists: SparseLists };

/** A Dense layer on the digits themselves, four fifths of whose pixels are 0 and cost nothing here. */
export class SparseDenseLayer implements Layer {
  readonly outputStride: number;
  readonly parameters: readonly [Parameter, Parameter];
  readonly #kernels: Kernels;
  readonly #units: number;
  readonly #activation: number;

  /** @param memory what the weights live in */
  constructor(kernels: Kernels, memory: MemoryGroup, spec: DenseSpec) {
    this.#kernels = kernels;
    this.#units = spec.units;
    this.#activation = ACTIVATIONS.indexOf(spec.activation);
    this.parameters = denseParameters(memory, spec, INPUT_SIZE, INPUT_SIZE);
    this.outputStride = padded(spec.units);
  }

  open(memory: MemoryGroup, samples: number, training: boolean): SparseDensePass {
    const stride = this.outputStride;
    const lists = allocateLists(memory, samples, training);
    const output = memory.words(samples * stride);
    const row = training ? memory.words(stride) : 0;
    return {
      lists,
      output,
      forward: (_, count) => this.#forward(lists, output, count),
      backward: (_, count, gradient, __, optimizer) =>
        this.#backward(lists, output, row, count, gradient, optimizer),
    };
  }

  #forward({ starts, entries }: SparseLists, output: Pointer, samples: number): void {
    const [kernel, bias] = this.parameters;
    const stride = this.outputStride;
    this.#kernels.sparseForward(samples, starts, entries, kernel.values, bias.values, output, stride);
    this.#kernels.activate(this.#activation, output, samples, this.#units, stride);
  }

  /** @param row room for one row of the kernel's gradient, or the bias' */
  #backward(
    lists: SparseLists,
    output: Pointer,
    row: Pointer,
    samples: number,
    gradient: Pointer,
    optimizer: LayerOptimizer,
  ): void {
    const kernels = this.#kernels;
    const stride = this.outputStride;
    const [kernel, bias] = this.parameters;
    kernels.activateBackward(this.#activation, output, gradient, samples, this.#units, stride);
    kernels.sumRows(gradient, row, samples, stride);
    optimizer.update(bias, row);
    listColumns(kernels, lists, samples, stride);
    const [slot0, slot1] = optimizer.slots(kernel);
    const { l1 = 0, l2 = 0 } = kernel.regularizer ?? {};
    kernels.sparseUpdate(
      optimizer.kind,
      optimizer.settings,
      lists.columnStarts,
      lists.columnEntries,
      INPUT_SIZE,
      gradient,
      kernel.values,
      slot0,
      slot1,
      stride,
      l1,
      l2,
      row,
    );
  }
}
