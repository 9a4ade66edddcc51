import type { ShapeProblem } from '../network';

/** What is wrong with a plan, and where: `path` is `batchSize`, `optimizer.learningRate`, `network.layers.0.units`. */
export type PlanProblem = { readonly path: string } & (
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'notWhole' }
  | { readonly kind: 'outOfRange'; readonly min: number; readonly max: number }
  | { readonly kind: 'unknownValue'; readonly allowed: readonly string[] }
  | { readonly kind: 'notAnObject' }
  /** the last layer has not one output for each digit */
  | { readonly kind: 'wrongOutput'; readonly units: number }
  /** more numbers to learn than a browser has room for */
  | { readonly kind: 'tooManyParameters'; readonly count: number; readonly max: number }
  /** so much to compute for each digit that a page would freeze */
  | { readonly kind: 'tooMuchWork'; readonly count: number; readonly max: number }
  /** a step on so many digits takes too much memory or time with this network */
  | { readonly kind: 'batchTooLarge'; readonly max: number }
  /** batch normalisation where there are no batches */
  | { readonly kind: 'needsBatches' }
  /** watches validation digits where none are held back */
  | { readonly kind: 'needsValidation' }
  | { readonly kind: ShapeProblem }
);
