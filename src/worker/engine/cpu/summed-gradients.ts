import type { Weights } from '../../../core/model/initialize';
import type { Kernels } from './kernels';
import type { LayerOptimizer, Parameter } from './layer';
import type { Heap, MemoryGroup, Pointer } from './memory';
import { readParameter } from './parameters';

/** See `kernels.update`. */
const ACCUMULATE = -1;

/** Stands in an optimiser's place: adds the gradients up and changes no weight. For parameters without penalties. */
export class SummedGradients implements LayerOptimizer {
  readonly kind = ACCUMULATE;
  readonly settings = 0;
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #sums: ReadonlyMap<Parameter, Pointer>;

  constructor(kernels: Kernels, heap: Heap, memory: MemoryGroup, parameters: readonly Parameter[]) {
    this.#kernels = kernels;
    this.#heap = heap;
    this.#sums = new Map(
      parameters.map((parameter) => [parameter, memory.words(parameter.rows * parameter.stride)]),
    );
  }

  slots(parameter: Parameter): readonly [Pointer, Pointer] {
    return [this.#sums.get(parameter)!, 0];
  }

  update(parameter: Parameter, gradient: Pointer): void {
    const { values, rows, stride } = parameter;
    const [sums] = this.slots(parameter);
    this.#kernels.update(ACCUMULATE, 0, values, sums, 0, gradient, rows * stride, 0, 0);
  }

  /** The sums since the last call, in the order of the parameters. */
  take(): Weights {
    return [...this.#sums].map(([parameter, sums]) => {
      const values = readParameter(this.#heap, parameter, sums);
      this.#heap.floats(sums, parameter.rows * parameter.stride).fill(0);
      return values;
    });
  }
}
