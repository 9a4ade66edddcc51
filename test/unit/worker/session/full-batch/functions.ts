import type { Weights } from '../../../../../src/core/model/initialize';
import {
  type ConjugateMemory,
  type ConjugateOptions,
  conjugateStep,
  type Evaluation,
} from '../../../../../src/worker/session/full-batch/conjugate-gradient';

/** A function to be made small. */
export type Landscape = (weights: Weights) => Evaluation;

/** sum of a_i (x_i - 1)^2 / 2 over two arrays; as stiff as the a_i differ */
export function quadratic(...a: readonly number[]): Landscape {
  return (weights) => {
    const x = weights.flatMap((values) => [...values]);
    const gradient = x.map((value, index) => a[index]! * (value - 1));
    const half = weights[0]!.length;
    return {
      loss: x.reduce((sum, value, index) => sum + (a[index]! * (value - 1) ** 2) / 2, 0),
      gradient: [Float32Array.from(gradient.slice(0, half)), Float32Array.from(gradient.slice(half))],
    };
  };
}

/** H. Rosenbrock's valley, 1960: lowest, 0, at (1, 1) */
export const rosenbrock: Landscape = ([values]) => {
  const [x, y] = values as unknown as [number, number];
  return {
    loss: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
    gradient: [Float32Array.of(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x))],
  };
};

export const OPTIONS: ConjugateOptions = { formula: 'polak_ribiere', lineSearchSteps: 10, firstStep: 0.1 };

/** Where some steps lead, with the loss after each. */
export function descend(
  landscape: Landscape,
  start: Weights,
  steps: number,
  options: ConjugateOptions = OPTIONS,
  from: ConjugateMemory | null = null,
) {
  let weights = start;
  let memory = from;
  let evaluations = 0;
  const losses = [landscape(start).loss];
  for (let step = 0; step < steps; step++) {
    const search = conjugateStep(weights, landscape(weights), memory, options);
    let next = search.next();
    while (!next.done) {
      evaluations++;
      next = search.next(landscape(next.value));
    }
    ({ weights, memory } = next.value);
    losses.push(landscape(weights).loss);
  }
  return { weights, memory, losses, evaluations };
}
