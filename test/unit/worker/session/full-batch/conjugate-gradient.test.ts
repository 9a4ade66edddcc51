import { describe, expect, it } from 'vitest';
import { CONJUGATE_FORMULAS } from '../../../../../src/core/model/optimizer';
import { memoryOf, slotsOf } from '../../../../../src/worker/session/full-batch/conjugate-gradient';
import { scaled } from '../../../../../src/worker/session/full-batch/vectors';
import { descend, OPTIONS, quadratic, rosenbrock } from './functions';

const START = [Float32Array.of(-3, 4), Float32Array.of(7, -2)];
const falls = (losses: readonly number[]) =>
  losses.every((loss, index) => index === 0 || loss <= losses[index - 1]!);

describe.each(CONJUGATE_FORMULAS)('conjugate gradients (%s)', (formula) => {
  const options = { ...OPTIONS, formula };

  it('need about as many steps as there are numbers, for a quadratic', () => {
    const { losses, weights } = descend(quadratic(1, 2, 4, 8), START, 8, options);
    expect(losses.at(-1)!).toBeLessThan(1e-6 * losses[0]!);
    for (const value of weights.flatMap((values) => [...values])) expect(value).toBeCloseTo(1, 2);
  });

  it('get along a bent valley', () => {
    const { losses, weights } = descend(rosenbrock, [Float32Array.of(-1.2, 1)], 200, {
      ...options,
      lineSearchSteps: 20,
    });
    expect(falls(losses)).toBe(true);
    expect(losses.at(-1)!).toBeLessThan(1e-3);
    expect(weights[0]![0]).toBeCloseTo(1, 1);
  });

  it.each([1, 2, 50])('never climb, with %i looks a step', (lineSearchSteps) => {
    for (const firstStep of [1e-6, 0.1, 10]) {
      const { losses } = descend(quadratic(1, 30, 2, 500), START, 60, {
        formula,
        lineSearchSteps,
        firstStep,
      });
      expect(falls(losses)).toBe(true);
      expect(losses.at(-1)!).toBeLessThan(0.5 * losses[0]!);
    }
  });

  it('go on from a checkpoint bit for bit', () => {
    const whole = descend(rosenbrock, [Float32Array.of(-1.2, 1)], 20, options);
    const first = descend(rosenbrock, [Float32Array.of(-1.2, 1)], 7, options);
    const memory = memoryOf(structuredClone(slotsOf(first.memory)));
    expect(memory).toEqual(first.memory);
    const rest = descend(rosenbrock, first.weights, 13, options, memory);
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.losses).toEqual(whole.losses.slice(7));
  });
});

describe('conjugate gradients', () => {
  it('are far ahead of plain descent in as many looks', () => {
    const stiff = quadratic(1, 50, 3, 100);
    const { losses, evaluations } = descend(stiff, START, 12);
    let weights = START;
    for (let look = 0; look < evaluations; look++) {
      const { gradient } = stiff(weights);
      weights = weights.map((values, index) =>
        values.map((value, at) => value - 0.015 * gradient[index]![at]!),
      );
    }
    expect(losses.at(-1)!).toBeLessThan(0.01 * stiff(weights).loss);
  });

  it('stay where they are on level ground, and remember nothing that is no number', () => {
    const level = descend(quadratic(1, 1, 1, 1), [Float32Array.of(1, 1), Float32Array.of(1, 1)], 3);
    expect(level.evaluations).toBe(0);
    expect(level.losses).toEqual([0, 0, 0, 0]);
    expect(slotsOf(level.memory).every((values) => values.every(Number.isFinite))).toBe(true);
  });

  it('take the steepest way where the conjugate one leads up, or to nothing better', () => {
    const [a, b] = START as [Float32Array, Float32Array];
    const bowl = quadratic(1, 1, 1, 1);
    const { gradient } = bowl(START);
    // The step before went down where the gradient was the opposite one.
    const up = { direction: scaled(100, gradient), gradient: scaled(-1, gradient), step: 0.01 };
    const { losses } = descend(bowl, [a, b], 1, { ...OPTIONS, formula: 'fletcher_reeves' }, up);
    expect(losses[1]!).toBeLessThan(losses[0]!);
  });

  it('try shorter and shorter steps where all were too long, and stop shrinking before zero', () => {
    const needle = quadratic(1e9, 1e9, 1e9, 1e9);
    const options = { ...OPTIONS, lineSearchSteps: 1, firstStep: 10 };
    const { losses, memory } = descend(needle, START, 30, options);
    expect(falls(losses)).toBe(true);
    expect(losses.at(-1)!).toBeLessThan(losses[0]!);
    expect(memory!.step).toBeGreaterThan(0);
  });
});
