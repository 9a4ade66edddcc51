import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weights } from '../../../../src/core/model/initialize';
import { CONJUGATE_FORMULAS } from '../../../../src/core/model/optimizer';
import {
  type ConjugateMemory,
  type ConjugateStep,
  conjugateStep,
  type Evaluation,
  slotsOf,
} from '../../../../src/worker/session/full-batch/conjugate-gradient';

/** A bowl, bent as it likes: some a (x - c)^2 / 2, and waves that make hills between its hollows. */
const landscape = fc.record({
  bowls: fc.array(
    fc.tuple(fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.integer({ min: -5, max: 5 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  waves: fc.double({ min: 0, max: 50, noNaN: true }),
  /** beyond this there are no numbers */
  edge: fc.constantFrom(20, 1e3, Number.POSITIVE_INFINITY),
});
type Search = Generator<Weights, ConjugateStep<Evaluation>, Evaluation>;
type Landscape = typeof landscape extends fc.Arbitrary<infer T> ? T : never;

function evaluate({ bowls, waves, edge }: Landscape, [x]: readonly Float32Array[]) {
  const outside = x!.some((value) => Math.abs(value) > edge);
  const loss = bowls.reduce(
    (sum, [a, c], i) => sum + (a * (x![i]! - c) ** 2) / 2 + waves * (1 - Math.cos(x![i]!)),
    0,
  );
  const gradient = Float32Array.from(bowls, ([a, c], i) => a * (x![i]! - c) + waves * Math.sin(x![i]!));
  return { loss: outside ? Number.NaN : loss, gradient: [gradient] };
}

describe('conjugate gradients', () => {
  it('never climb, look no more often than they may, and remember numbers only', () => {
    fc.assert(
      fc.property(
        landscape,
        fc.constantFrom(...CONJUGATE_FORMULAS),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(1e-6, 1e-3, 0.1, 10),
        (land, formula, lineSearchSteps, firstStep) => {
          const options = { formula, lineSearchSteps, firstStep };
          let weights: Weights = [new Float32Array(land.bowls.length)];
          let memory: ConjugateMemory | null = null;
          for (let step = 0; step < 15; step++) {
            const before = evaluate(land, weights);
            const search: Search = conjugateStep(weights, before, memory, options);
            let looks = 0;
            let next = search.next();
            for (; !next.done; looks++) next = search.next(evaluate(land, next.value));
            const after = evaluate(land, next.value.weights);
            expect(looks).toBeLessThanOrEqual(2 * lineSearchSteps);
            expect(after.loss).toBeLessThanOrEqual(before.loss);
            expect(slotsOf(next.value.memory).every((values) => values.every(Number.isFinite))).toBe(true);
            ({ weights, memory } = next.value);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
