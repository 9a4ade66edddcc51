import type { CurvePoint } from '../../core/metrics/series';
import { NOTHING_SEEN, type StoppingState } from '../../core/model/early-stopping';
import type { Weights } from '../../core/model/initialize';
import { InklingFailure } from '../../protocol/errors';
import type { TrainingProgress } from '../../protocol/training';
import type { Totals } from '../engine/engine';
import { createPace } from './pace';
import type { PlanSteps } from './plan-steps';
import { addTotals, meanPoint, NO_TOTALS } from './totals';

/** How far a run has come. */
export type Tally = {
  readonly steps: number;
  /** whole epochs done */
  readonly epochs: number;
  /** of the epoch that has begun */
  readonly epochTotals: Totals;
  /** over the steps since the last point of the curve */
  readonly stretchTotals: Totals;
  /** milliseconds spent working: waiting and pauses not counted */
  readonly workingTime: number;
  /** what early stopping has seen */
  readonly stopping: StoppingState;
  /** of the best epoch; null where early stopping does not go back to them */
  readonly bestWeights: Weights | null;
};

export const NOTHING_DONE: Tally = {
  steps: 0,
  epochs: 0,
  epochTotals: NO_TOTALS,
  stretchTotals: NO_TOTALS,
  workingTime: 0,
  stopping: NOTHING_SEEN,
  bestWeights: null,
};

/** How often progress is told: reading numbers back from the GPU waits for all its work. */
const PROGRESS_MS = 200;

const ALL_TOLD = { time: 0, digits: 0, points: [] };

/** Keeps the books of a run. All times are in milliseconds. */
export type Ledger = {
  readonly tally: () => Tally;
  /** Counts some steps, whose numbers have not been read. */
  readonly took: (steps: number, time: number) => void;
  readonly unreadSteps: () => number;
  /**
   * Counts the numbers of the unread steps.
   *
   * @param time that reading them took
   * @param digits that were gone through for them, if not each once
   * @throws InklingFailure `diverged` when they are none
   */
  readonly read: (totals: Totals, time: number, digits?: number) => void;
  /** Makes a point of the curve of what was read since the one before, if anything was. */
  readonly endStretch: () => void;
  /** @throws InklingFailure `diverged` when the numbers are none */
  readonly check: (totals: Totals) => void;
  /** Counts a validation. @throws InklingFailure `diverged` */
  readonly validated: (totals: Totals, time: number) => void;
  readonly endEpoch: (seen: Pick<Tally, 'stopping' | 'bestWeights'>) => void;
  /** Whether progress is to be told, before the end of an epoch or at it; epochs shorter than that interval don't each tell. */
  readonly isDue: (at: 'within' | 'end') => boolean;
  readonly isAllTold: () => boolean;
  /** The progress up to here; what it tells of is told by that. */
  readonly tell: (learningRate: number) => TrainingProgress;
};

export function createLedger(epochs: number, steps: PlanSteps, from: Tally = NOTHING_DONE): Ledger {
  const pace = createPace();
  let tally = from;
  /** the steps whose numbers have not been read, and those that no progress has told of */
  let unread = { steps: 0, time: 0 };
  let untold: { readonly time: number; readonly digits: number; readonly points: readonly CurvePoint[] } =
    ALL_TOLD;
  /** spent on the steps of this epoch */
  let epochTime = 0;
  let told = false;

  function check(totals: Totals): void {
    if (Number.isFinite(totals.loss)) return;
    throw new InklingFailure({ kind: 'diverged', epoch: tally.epochs, step: tally.steps });
  }

  function spend(time: number): void {
    unread = { ...unread, time: unread.time + time };
    untold = { ...untold, time: untold.time + time };
    epochTime += time;
  }

  return {
    tally: () => tally,
    took: (count, time) => {
      tally = { ...tally, steps: tally.steps + count };
      unread = { ...unread, steps: unread.steps + count };
      spend(time);
    },
    check,
    unreadSteps: () => unread.steps,
    read: (totals, time, digits = totals.count) => {
      check(totals);
      spend(time);
      pace.stepped(unread.steps, digits, unread.time);
      tally = {
        ...tally,
        epochTotals: addTotals(tally.epochTotals, totals),
        stretchTotals: addTotals(tally.stretchTotals, totals),
        workingTime: tally.workingTime + unread.time,
      };
      untold = { ...untold, digits: untold.digits + totals.count };
      unread = { steps: 0, time: 0 };
    },
    endStretch: () => {
      if (tally.stretchTotals.count === 0) return;
      const point = meanPoint(tally.stretchTotals, tally.steps / steps.perEpoch);
      untold = { ...untold, points: [...untold.points, point] };
      tally = { ...tally, stretchTotals: NO_TOTALS };
    },
    validated: (totals, time) => {
      tally = { ...tally, workingTime: tally.workingTime + time };
      pace.validated(time);
      check(totals);
    },
    endEpoch: (seen) => {
      tally = { ...tally, ...seen, epochs: tally.epochs + 1, epochTotals: NO_TOTALS };
      epochTime = 0;
    },
    isDue: (at) => {
      // The first numbers are told at once: they say that it goes, and end a GPU's warm-up.
      if (!told || untold.time >= PROGRESS_MS) return true;
      return at === 'end' && (epochTime >= PROGRESS_MS || tally.epochs + 1 === epochs);
    },
    // Numbers that have not been read cannot be told.
    isAllTold: () => untold.digits === 0,
    tell: (learningRate) => {
      const { points } = untold;
      untold = ALL_TOLD;
      told = true;
      return {
        points,
        epoch: tally.epochs,
        epochs,
        step: tally.steps,
        totalSteps: steps.total,
        learningRate,
        samplesPerSecond: pace.samplesPerSecond(),
        secondsLeft: pace.secondsLeft(steps.total - tally.steps, epochs - tally.epochs),
      };
    },
  };
}
