import { type Database, memoryDatabase } from '../../../../src/app/database/database';
import type { RunRecord } from '../../../../src/app/lab/runs/record';
import type { WorkspaceContent } from '../../../../src/app/share/workspace/content';
import { sampleDigit } from '../../../../src/core/ink/samples';
import { initialWeights } from '../../../../src/core/model/initialize';
import { PRESETS } from '../../../../src/core/model/presets';
import { ownDigit } from '../lab/own/own-under-test';
import { PLAN, result, runRecord, WEIGHTS } from '../lab/runs/support';

/** A run with everything that a run can have, a loss beyond all numbers included. */
export const FULL_RUN: RunRecord = runRecord('full', {
  name: 'My “best” 跑',
  pinned: true,
  startedAt: 5,
  curve: {
    points: [
      { epoch: 0.5, loss: 0.25, accuracy: 0.5 },
      { epoch: 1, loss: Number.POSITIVE_INFINITY, accuracy: 0.1 },
    ],
    stride: 2,
    pending: [{ epoch: 1.5, loss: Number.NaN, accuracy: 0 }],
  },
  epochs: [
    {
      epoch: 0,
      training: { epoch: 1, loss: 0.3, accuracy: 0.9 },
      validation: { epoch: 1, loss: 0.4, accuracy: 0.8 },
    },
    { epoch: 1, training: { epoch: 2, loss: 0.2, accuracy: 0.95 }, validation: null },
  ],
  result: result({ bestEpoch: 1, temperature: 1.5 }),
  rateChanges: [{ step: 10, learningRate: 0.5 }],
  ownDigits: 3,
});

export const CONTENT: WorkspaceContent = {
  strokes: sampleDigit(5),
  penWidth: 17,
  picture: null,
  plan: PRESETS['dense-64-64'],
  preferences: { language: 'zh', theme: 'dark', network: 'cnn' },
  runs: [runRecord('plain'), FULL_RUN],
  weights: [{ id: 'full', network: PLAN.network, weights: WEIGHTS }],
  own: [ownDigit('a', 3, 1, sampleDigit(3)), ownDigit('b', 4, 2)],
};

/** The weights of another run of the same network. */
export const OTHER_WEIGHTS = initialWeights(PLAN.network, 2);

/** A database that holds these. */
export async function databaseWith(content: Partial<WorkspaceContent>): Promise<Database> {
  const database: Database = { ...memoryDatabase(), lasting: true };
  for (const run of content.runs ?? []) await database.runs.put(run);
  for (const kept of content.weights ?? []) await database.weights.put(kept);
  for (const digit of content.own ?? []) await database.own.put(digit);
  return database;
}
