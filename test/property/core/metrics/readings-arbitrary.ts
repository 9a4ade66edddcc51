import fc from 'fast-check';
import type { Readings } from '../../../../src/core/metrics/readings';

/** A softmax's output: ten shares of 1. Whole numbers up to 4 make ties and zeros, larger ones shades. */
const probabilities = fc
  .oneof(
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 10, maxLength: 10 }),
    fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 10, maxLength: 10 }),
  )
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight);
    return weights.map((weight) => (sum === 0 ? 0.1 : weight / sum));
  });

/** Up to 60 digits with what a network might read in them. */
export const readingsArbitrary: fc.Arbitrary<Readings> = fc
  .array(fc.record({ label: fc.integer({ min: 0, max: 9 }), probabilities }), { maxLength: 60 })
  .map((list) => ({
    labels: Uint8Array.from(list, ({ label }) => label),
    probabilities: Float32Array.from(list.flatMap((reading) => reading.probabilities)),
  }));
