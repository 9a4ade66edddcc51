import type { Weights } from '../../../core/model/initialize';
import type { ConjugateFormula } from '../../../core/model/optimizer';
import { lineSearch } from './line-search';
import { addScaled, dot, scaled } from './vectors';

/** What is known at some weights; the gradient is of the loss. */
export type Evaluation = { readonly loss: number; readonly gradient: Weights };

/** What one step leaves to the next. */
export type ConjugateMemory = {
  readonly direction: Weights;
  /** at the weights where that direction began */
  readonly gradient: Weights;
  /** how far along it, in its own lengths, the loss seems to be lowest; in single precision */
  readonly step: number;
};

export type ConjugateStep<E> = {
  readonly weights: Weights;
  /** what is known at them; null where that is no more than before the step */
  readonly evaluation: E | null;
  readonly memory: ConjugateMemory | null;
};

export type ConjugateOptions = {
  readonly formula: ConjugateFormula;
  /** evaluations of a line search, at most */
  readonly lineSearchSteps: number;
  /** the first step that is tried where nothing is remembered */
  readonly firstStep: number;
};

/** A first try is at most so many times longer than the step before. */
const MOST_STRETCH = 10;
/** After a line search in vain, the next one begins at this share of the shortest step that was tried. */
const SHRINKING = 0.1;
/** Shorter steps are lost in the weights' own precision. */
const LEAST_STEP = 1e-12;

/**
 * One step of the non-linear conjugate gradient method: yields weights at which it wants an evaluation. The loss at the
 * weights returned is lower than before, or the weights are the same.
 *
 * Sources: R. Fletcher and C. Reeves, "Function minimization by conjugate gradients", 1964; E. Polak and G. Ribière, "Note
 * sur la convergence de méthodes de directions conjuguées", 1969, with the factor kept from falling below 0; the first
 * try of a line search is equation 3.60 of J. Nocedal and S. Wright, "Numerical Optimization", 2006.
 *
 * @param at the evaluation at `weights`
 */
export function* conjugateStep<E extends Evaluation>(
  weights: Weights,
  at: E,
  memory: ConjugateMemory | null,
  { formula, lineSearchSteps, firstStep }: ConjugateOptions,
): Generator<Weights, ConjugateStep<E>, E> {
  const { gradient } = at;
  const steepest = scaled(-1, gradient);
  const conjugate =
    memory && addScaled(steepest, conjugateFactor(formula, gradient, memory.gradient), memory.direction);
  const before = memory && { step: memory.step, slope: dot(memory.direction, memory.gradient) };
  let shortest = firstStep;
  // A direction along which the loss does not fall, or in which nothing better was found, gives way to the steepest.
  for (const direction of conjugate ? [conjugate, steepest] : [steepest]) {
    const slope = dot(direction, gradient);
    if (!(slope < 0 && Number.isFinite(slope))) continue;
    const first = before ? before.step * Math.min(MOST_STRETCH, before.slope / slope) : firstStep;
    const search = lineSearch({ loss: at.loss, slope }, first, lineSearchSteps);
    let best: Tried<E> | null = null;
    for (let next = search.next(); !next.done; ) {
      const step = next.value;
      shortest = Math.min(shortest, step);
      const moved = addScaled(weights, step, direction);
      const evaluation = yield moved;
      const there = dot(direction, evaluation.gradient);
      if (evaluation.loss < (best?.evaluation.loss ?? at.loss))
        best = { step, weights: moved, evaluation, slope: there };
      next = search.next({ loss: evaluation.loss, slope: there });
    }
    if (best !== null) {
      const step = Math.fround(best.step * Math.min(MOST_STRETCH, stretch(slope, best.slope)));
      return { weights: best.weights, evaluation: best.evaluation, memory: { direction, gradient, step } };
    }
  }
  const step = Math.fround(Math.max(SHRINKING * shortest, LEAST_STEP));
  return { weights, evaluation: null, memory: { direction: steepest, gradient, step } };
}

/** A place along a direction, and the slope there. */
type Tried<E> = {
  readonly step: number;
  readonly weights: Weights;
  readonly evaluation: E;
  readonly slope: number;
};

/** How many times further than at a step, where the slope is `after`, a straight line from `before` says that it is 0. */
function stretch(before: number, after: number): number {
  return after > before ? before / (before - after) : Number.POSITIVE_INFINITY;
}

/** How much of the direction before is kept. */
function conjugateFactor(formula: ConjugateFormula, gradient: Weights, before: Weights): number {
  const square = dot(before, before);
  if (square === 0) return 0;
  switch (formula) {
    case 'fletcher_reeves':
      return dot(gradient, gradient) / square;
    case 'polak_ribiere':
      return Math.max(0, (dot(gradient, gradient) - dot(gradient, before)) / square);
    default:
      return formula satisfies never;
  }
}

/** The memory as arrays, for a checkpoint: the direction's, the gradient's, and one of the step alone. */
export function slotsOf(memory: ConjugateMemory | null): Weights {
  return memory === null ? [] : [...memory.direction, ...memory.gradient, Float32Array.of(memory.step)];
}

/** The memory that `slots` are of. */
export function memoryOf(slots: Weights): ConjugateMemory | null {
  if (slots.length === 0) return null;
  const arrays = (slots.length - 1) / 2;
  return {
    direction: slots.slice(0, arrays),
    gradient: slots.slice(arrays, 2 * arrays),
    step: slots[2 * arrays]![0]!,
  };
}
