import type { SampleSet } from '../../../src/worker/data/sample-set';
import type { Engine } from '../../../src/worker/engine/engine';
import type { Task } from './contender';
import { engineSteps } from './engine-contender';
import type { GlCounts } from './gl-counts';

/** Few enough that a GPU made of the CPU's own cores has hardly begun when a piece ends; enough for the coarse clock. */
const STEPS = 10;
const PIECES = 50;

/** Takes steps in the middle of an epoch, in pieces, and hands each piece to `around`. */
async function inPieces(
  engine: Engine,
  digits: SampleSet,
  task: Task,
  around: (piece: () => void) => void,
): Promise<void> {
  const { stepper, step } = engineSteps(engine, digits, task);
  const piece = () => {
    for (let index = 0; index < STEPS; index++) step();
  };
  piece(); // compiles, and sets the epoch's order
  await stepper.done();
  for (let index = 0; index < PIECES; index++) {
    around(piece);
    await stepper.done();
  }
}

/**
 * What one step asks of WebGL.
 *
 * @param counts of `countGl`, called before the engine was started
 */
export async function glPerStep(
  engine: Engine,
  digits: SampleSet,
  task: Task,
  counts: GlCounts,
): Promise<GlCounts> {
  const sums = { draws: 0, uploads: 0, readbacks: 0 };
  await inPieces(engine, digits, task, (piece) => {
    const before = { ...counts };
    piece();
    for (const kind of ['draws', 'uploads', 'readbacks'] as const) sums[kind] += counts[kind] - before[kind];
  });
  const perStep = (sum: number) => sum / (STEPS * PIECES);
  return {
    draws: perStep(sums.draws),
    uploads: perStep(sums.uploads),
    readbacks: perStep(sums.readbacks),
  };
}

/** Milliseconds that a step's calls took, on average over each of some pieces; mostly JavaScript. */
export async function scriptTimes(engine: Engine, digits: SampleSet, task: Task): Promise<number[]> {
  const times: number[] = [];
  await inPieces(engine, digits, task, (piece) => {
    const started = performance.now();
    piece();
    times.push((performance.now() - started) / STEPS);
  });
  return times;
}
