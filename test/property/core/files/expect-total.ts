import { expect } from 'vitest';
import type { ModelResult } from '../../../../src/core/files/model-file';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { weightsFit } from '../../../../src/core/model/initialize';
import { DEFAULT_PLAN } from '../../../../src/core/model/presets';

/** Expects a sound model or a reason, in words that fit a sentence. */
export function expectTotal(read: ModelResult): void {
  if (read.ok) {
    const { network, weights } = read.model;
    expect(
      checkPlan({ ...DEFAULT_PLAN, batchSize: 1, trainingSize: 10, validationSplit: 0.5, network }).ok,
    ).toBe(true);
    expect(weightsFit(network, weights)).toBe(true);
  } else {
    for (const word of Object.values(read.problem)) {
      if (typeof word === 'string') expect(word.length).toBeLessThan(200);
    }
  }
}
