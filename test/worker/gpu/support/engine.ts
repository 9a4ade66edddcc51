import type { Digits } from '../../../../src/core/data/digits';
import { initialWeights, type Weights } from '../../../../src/core/model/initialize';
import type { DenseSpec, NetworkSpec } from '../../../../src/core/model/network';
import type { BatchOptimizerSpec } from '../../../../src/core/model/optimizer';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import { weightShapes } from '../../../../src/core/model/weights';
import { seededRandom } from '../../../../src/core/random/random';
import type { Engine, TrainingSpec, TrainingStepper } from '../../../../src/worker/engine/engine';
import { startGpuEngine } from '../../../../src/worker/engine/gpu/start';

/** An engine and the context that it computes on. */
export type StartedEngine = {
  readonly engine: Engine;
  readonly gl: WebGL2RenderingContext;
  /** times the engine said that it is lost */
  readonly losses: () => number;
  /** Takes the context away, as a GPU that is reset does. */
  readonly lose: () => void;
};

export async function startEngine(): Promise<StartedEngine> {
  const { getContext } = OffscreenCanvas.prototype;
  const made: unknown[] = [];
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: unknown[]) {
    const context: unknown = Reflect.apply(getContext, this, args);
    made.push(context);
    return context;
  } as typeof getContext;
  let losses = 0;
  try {
    const engine = await startGpuEngine(() => {
      losses += 1;
    });
    const gl = made.find((context) => context instanceof WebGL2RenderingContext)!;
    return {
      engine,
      gl,
      losses: () => losses,
      lose: () => gl.getExtension('WEBGL_lose_context')!.loseContext(),
    };
  } finally {
    OffscreenCanvas.prototype.getContext = getContext;
  }
}

export const ADAM: BatchOptimizerSpec = OPTIMIZER_DEFAULTS.Adam;

export const ADAM_TRAINING: TrainingSpec = {
  optimizer: ADAM,
  loss: 'categorical_crossentropy',
  batchSize: 32,
  seed: 1,
};

/** Dense layers with the output layer after them. */
export function dense(...hidden: (number | Partial<DenseSpec>)[]): { layers: DenseSpec[] } {
  return {
    layers: [
      ...hidden.map((layer): DenseSpec => {
        const some = typeof layer === 'number' ? { units: layer } : layer;
        return { type: 'Dense', units: 8, activation: 'relu', ...some };
      }),
      OUTPUT,
    ],
  };
}

export const OUTPUT: DenseSpec = { type: 'Dense', units: 10, activation: 'softmax' };

/** The usual weights, but with biases that are not zero, and what starts as one near it. */
export function someWeights(network: NetworkSpec, seed = 1): Weights {
  const random = seededRandom(seed, 999);
  const shapes = weightShapes(network);
  return initialWeights(network, seed).map((values, index) =>
    shapes[index]!.role === 'kernel' ? values : values.map((value) => value + 0.4 * random() - 0.2),
  );
}

/** An order in which the digits are well mixed. @param stride prime to their number */
export function mixedOrder(count: number, stride = 7): Uint32Array {
  return Uint32Array.from({ length: count }, (_, index) => (index * stride) % count);
}

export const allHere = (digits: Digits) => ({ ...digits, available: digits.labels.length });

/** The batches of epoch after epoch, the last of each smaller if need be. */
export function* batches(count: number, batchSize: number): Generator<[from: number, to: number], never> {
  for (;;)
    for (let from = 0; from < count; from += batchSize) yield [from, Math.min(from + batchSize, count)];
}

/** Takes steps through all digits in order; returns each step's mean loss. */
export async function takeSteps(
  stepper: TrainingStepper,
  count: number,
  batchSize: number,
  steps: number,
): Promise<number[]> {
  const losses: number[] = [];
  for (const [from, to] of batches(count, batchSize)) {
    if (losses.length === steps) break;
    stepper.step(from, to);
    const totals = await stepper.totals();
    losses.push(totals.loss / totals.count);
  }
  return losses;
}
