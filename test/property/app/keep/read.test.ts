import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCheckpoint } from '../../../../src/app/keep/read-checkpoint';
import { readWorkspace } from '../../../../src/app/keep/read-workspace';
import { freshRun } from '../../../../src/app/state';
import { sampleDigit } from '../../../../src/core/ink/samples';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { initialWeights, weightsFit } from '../../../../src/core/model/initialize';
import { denseNetwork, PRESETS } from '../../../../src/core/model/presets';

const PLAN = { ...PRESETS.softmax, network: denseNetwork() };
const WEIGHTS = initialWeights(PLAN.network, 1);

const WORKSPACE = { id: '#0', at: 1, strokes: sampleDigit(3), picture: null, penWidth: 20, plan: PLAN };
const CHECKPOINT = {
  id: '#0',
  at: 1,
  run: freshRun('a', PLAN),
  saved: {
    network: PLAN.network,
    origin: 'training',
    weights: WEIGHTS,
    run: {
      plan: PLAN,
      steps: 10,
      epochs: 0,
      epoch: 0.1,
      slots: WEIGHTS,
      epochTotals: { loss: 1, correct: 1, count: 1 },
      stretchTotals: { loss: 1, correct: 1, count: 1 },
      workingTime: 1,
      rateChanges: [{ step: 1, learningRate: 0.1 }],
      stopping: { best: null, bestEpoch: null, wait: 0 },
      bestWeights: null,
      own: null,
      paused: false,
    },
  },
};

/** Every place in a value, but for those in arrays of numbers. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

/** The same value with another one at a place. */
function damaged(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = damaged(copy[key], rest, other);
  return copy;
}

const somethingElse = fc.oneof(
  fc.anything({ withTypedArray: true, withDate: true, withBigInt: true, withNullPrototype: true }),
  fc.constantFrom(undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -1, 1e300, '', [], {}),
);
const damage = (value: unknown) =>
  fc
    .tuple(fc.constantFrom(...placesIn(value)), somethingElse)
    .map(([path, other]) => damaged(value, path, other));

describe('what was kept, damaged anywhere', () => {
  it('is a workspace of sound parts', () => {
    expect(readWorkspace(WORKSPACE)).toMatchObject({ strokes: WORKSPACE.strokes, penWidth: 20, plan: PLAN });
    fc.assert(
      fc.property(damage(WORKSPACE), (kept) => {
        const { strokes, picture, penWidth, plan } = readWorkspace(kept);
        expect(plan === null || checkPlan(plan).ok).toBe(true);
        expect(penWidth === null || penWidth > 0).toBe(true);
        expect(picture === null || picture.length === 784).toBe(true);
        for (const { points, width } of strokes ?? [])
          for (const { x, y, pressure } of points)
            expect([x, y, pressure, width].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a checkpoint whose numbers fit, or none', () => {
    expect(readCheckpoint(CHECKPOINT)).not.toBeNull();
    fc.assert(
      fc.property(damage(CHECKPOINT), (kept) => {
        const read = readCheckpoint(kept);
        if (read === null) return;
        expect(weightsFit(read.saved.network, read.saved.weights)).toBe(true);
        if (read.saved.run !== null)
          expect(checkPlan(read.saved.run.plan).ok && read.run !== null).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
