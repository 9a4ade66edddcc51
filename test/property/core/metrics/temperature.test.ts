import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLASS_COUNT, type Readings } from '../../../../src/core/metrics/readings';
import { fitTemperature, TEMPERATURE_LIMITS } from '../../../../src/core/metrics/temperature';

/** Any digits, and any logits for each. */
const drawn = fc.array(
  fc.record({
    label: fc.nat({ max: 9 }),
    logits: fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 10, maxLength: 10 }),
  }),
  { minLength: 1, maxLength: 20 },
);

function softmax(logits: readonly number[], temperature: number): number[] {
  const greatest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp((logit - greatest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Mean cross-entropy of softmax(log p / T), in nats. */
function lossAt({ labels, probabilities }: Readings, temperature: number): number {
  const losses = Array.from(labels, (label, index) => {
    const row = probabilities.subarray(index * CLASS_COUNT, (index + 1) * CLASS_COUNT);
    const logs = Array.from(row, (value) => Math.log(Math.max(value, 2 ** -149)) / temperature);
    const greatest = Math.max(...logs);
    const sum = logs.reduce((total, log) => total + Math.exp(log - greatest), 0);
    return Math.log(sum) + greatest - logs[label]!;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

it('no other temperature within the limits has less cross-entropy', () => {
  const other = fc.double({ ...TEMPERATURE_LIMITS, noNaN: true });
  fc.assert(
    fc.property(drawn, other, (digits, temperature) => {
      const readings = {
        labels: Uint8Array.from(digits, ({ label }) => label),
        probabilities: Float32Array.from(digits.flatMap(({ logits }) => softmax(logits, 1))),
      };
      const fitted = fitTemperature(readings);
      expect(fitted).toBeGreaterThanOrEqual(TEMPERATURE_LIMITS.min);
      expect(fitted).toBeLessThanOrEqual(TEMPERATURE_LIMITS.max);
      expect(lossAt(readings, fitted)).toBeLessThanOrEqual(lossAt(readings, temperature) + 1e-6);
    }),
  );
});
