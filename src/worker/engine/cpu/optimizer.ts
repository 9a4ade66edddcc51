import type { Weights } from '../../../core/model/initialize';
import { type BatchOptimizerSpec, OPTIMIZER_TYPES } from '../../../core/model/optimizer';
import type { Kernels } from './kernels';
import type { LayerOptimizer, Parameter } from './layer';
import type { Heap, MemoryGroup, Pointer } from './memory';
import { readParameter, writeParameter } from './parameters';

/** What an optimiser remembers when it starts afresh: its slots' first values, one for each slot. */
function freshSlots(spec: BatchOptimizerSpec): readonly number[] {
  switch (spec.type) {
    case 'Adam':
    case 'AdamW':
      return [0, 0];
    case 'RMSprop':
      return spec.momentum === 0 ? [0] : [0, 0];
    case 'Adagrad':
      return [spec.initialAccumulatorValue];
    case 'SGD':
      return spec.momentum === 0 ? [] : [0];
    default:
      return spec satisfies never;
  }
}

/** The numbers that the kernels read, in the order that `src/kernels/optimizers` gives, for step `t`, from 1. */
function settingsOf(spec: BatchOptimizerSpec, rate: number, t: number): readonly number[] {
  switch (spec.type) {
    case 'Adam':
    case 'AdamW': {
      const { beta1, beta2, epsilon } = spec;
      const alpha = (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
      const decay = spec.type === 'AdamW' ? spec.weightDecay * rate : 0;
      return [alpha, 1 - beta1, 1 - beta2, epsilon, decay];
    }
    case 'RMSprop':
      return [rate, spec.rho, 1 - spec.rho, spec.epsilon, spec.momentum];
    case 'Adagrad':
      return [rate, spec.epsilon];
    case 'SGD':
      return [rate, spec.momentum, spec.nesterov ? 1 : 0];
    default:
      return spec satisfies never;
  }
}

const MOST_SETTINGS = 5;

/** An optimiser at work on a network's parameters. */
export class CpuOptimizer implements LayerOptimizer {
  readonly kind: number;
  readonly settings: Pointer;
  readonly #kernels: Kernels;
  readonly #heap: Heap;
  readonly #spec: BatchOptimizerSpec;
  readonly #slots: ReadonlyMap<Parameter, readonly Pointer[]>;
  #learningRate: number;
  #iterations = 0;

  /** @param parameters those that learn */
  constructor(
    kernels: Kernels,
    heap: Heap,
    memory: MemoryGroup,
    spec: BatchOptimizerSpec,
    parameters: readonly Parameter[],
  ) {
    this.#kernels = kernels;
    this.#heap = heap;
    this.#spec = spec;
    this.#learningRate = spec.learningRate;
    this.kind = OPTIMIZER_TYPES.indexOf(spec.type);
    this.settings = memory.words(MOST_SETTINGS);
    const fresh = freshSlots(spec);
    this.#slots = new Map(
      parameters.map((parameter) => {
        const size = parameter.rows * parameter.stride;
        const pointers = fresh.map((value) => {
          const pointer = memory.words(size);
          heap.floats(pointer, size).fill(value);
          return pointer;
        });
        return [parameter, pointers];
      }),
    );
  }

  /** Steps taken. */
  get iterations(): number {
    return this.#iterations;
  }

  /** From the next step on. */
  setLearningRate(rate: number): void {
    this.#learningRate = rate;
  }

  /** To be called once before the updates of a step. */
  advance(): void {
    this.#iterations++;
    this.#heap.f32.set(settingsOf(this.#spec, this.#learningRate, this.#iterations), this.settings >>> 2);
  }

  slots(parameter: Parameter): readonly [Pointer, Pointer] {
    const [slot0 = 0, slot1 = 0] = this.#slots.get(parameter)!;
    return [slot0, slot1];
  }

  update(parameter: Parameter, gradient: Pointer): void {
    const { values, rows, stride, regularizer } = parameter;
    const [slot0, slot1] = this.slots(parameter);
    const { l1 = 0, l2 = 0 } = regularizer ?? {};
    const count = rows * stride;
    this.#kernels.update(this.kind, this.settings, values, slot0, slot1, gradient, count, l1, l2);
  }

  /** A copy of what is remembered, in the order of `TrainingState`. */
  read(): Weights {
    return this.#inOrder().map(([parameter, pointer]) => readParameter(this.#heap, parameter, pointer));
  }

  /**
   * Goes on from what `read` gave after `iterations` steps.
   *
   * @throws RangeError if it is not this optimiser's
   */
  write(slots: Weights, iterations: number): void {
    const places = this.#inOrder();
    if (slots.length !== places.length) throw new RangeError('the training state is of another optimiser');
    for (const [index, [parameter, pointer]] of places.entries()) {
      writeParameter(this.#heap, parameter, pointer, slots[index]!);
    }
    this.#iterations = iterations;
  }

  #inOrder(): [Parameter, Pointer][] {
    const entries = [...this.#slots];
    return freshSlots(this.#spec).flatMap((_, slot) =>
      entries.map(([parameter, pointers]): [Parameter, Pointer] => [parameter, pointers[slot]!]),
    );
  }
}
