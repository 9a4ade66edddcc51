import { CLASS_COUNT, type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import { checkPlan } from '../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../core/model/default-plan';
import { type Weights, weightsFit } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { SavedNetwork, SavedRun, TrainingProgress } from '../../protocol/training';
import type { RunState } from '../state';
import type { KeptCheckpoint } from './records';
import { type Fields, isEpoch, isListOf, isObject, isPoint, isResult, isSeries } from './shapes';

/**
 * What was kept, if it is a network that can read and, with a run, one that can go on; null otherwise. Total. Whether the
 * optimiser's numbers are those of the plan, the worker sees.
 */
export function readCheckpoint(kept: unknown): Pick<KeptCheckpoint, 'run' | 'saved'> | null {
  if (!isObject(kept)) return null;
  const saved = readSaved(kept.saved);
  if (saved === null) return null;
  const run = readRun(kept.run);
  // A run cannot go on that is not on show.
  return saved.run !== null && run === null ? null : { saved, run };
}

function readSaved(kept: unknown): SavedNetwork | null {
  if (!isObject(kept)) return null;
  const { origin, weights } = kept;
  const network = readNetwork(kept.network);
  if (network === null || (origin !== 'training' && origin !== 'kept')) return null;
  if (!isWeights(weights) || !weightsFit(network, weights)) return null;
  if (kept.run === null) return { network, origin, weights, run: null };
  const run = readSavedRun(kept.run);
  return run && weightsFit(run.plan.network, weights) ? { network, origin, weights, run } : null;
}

function readNetwork(kept: unknown): NetworkSpec | null {
  const check = checkPlan({ ...DEFAULT_PLAN, batchSize: 1, network: kept });
  return check.ok ? check.plan.network : null;
}

function readSavedRun(kept: unknown): SavedRun | null {
  if (!isObject(kept)) return null;
  const check = checkPlan(kept.plan);
  const sound =
    check.ok &&
    [kept.steps, kept.epochs, kept.epoch, kept.workingTime].every(isCount) &&
    isTotals(kept.epochTotals) &&
    isTotals(kept.stretchTotals) &&
    isWeights(kept.slots) &&
    (kept.bestWeights === null || isWeights(kept.bestWeights)) &&
    isListOf(kept.rateChanges, isRateChange) &&
    isStopping(kept.stopping) &&
    (kept.own === null || isDigits(kept.own));
  return sound ? ({ ...kept, plan: check.plan } as unknown as SavedRun) : null;
}

function readRun(kept: unknown): RunState | null {
  if (!isObject(kept)) return null;
  const check = checkPlan(kept.plan);
  const sound =
    check.ok &&
    typeof kept.id === 'string' &&
    isSeries(kept.curve) &&
    isListOf(kept.epochs, isEpoch) &&
    (kept.progress === null || isProgress(kept.progress)) &&
    (kept.result === null || isResult(kept.result));
  return sound ? ({ ...kept, plan: check.plan, restored: true } as RunState) : null;
}

function isProgress(value: unknown): value is TrainingProgress {
  return (
    isObject(value) &&
    isListOf(value.points, isPoint) &&
    [value.epoch, value.epochs, value.step, value.totalSteps, value.learningRate].every(isCount) &&
    [value.samplesPerSecond, value.secondsLeft].every((pace) => pace === null || isCount(pace))
  );
}

/** A number from 0 up. */
function isCount(value: unknown): value is number {
  return Number.isFinite(value) && Number(value) >= 0;
}

function isWeights(value: unknown): value is Weights {
  return isListOf(value, (array): array is Float32Array => array instanceof Float32Array);
}

function isTotals(value: unknown): value is Fields {
  return isObject(value) && Number.isFinite(value.loss) && isCount(value.correct) && isCount(value.count);
}

function isRateChange(value: unknown): value is SavedRun['rateChanges'][number] {
  return isObject(value) && isCount(value.step) && isCount(value.learningRate);
}

function isStopping(value: unknown): value is SavedRun['stopping'] {
  if (!isObject(value)) return false;
  const { best, bestEpoch, wait } = value;
  return (
    (best === null || Number.isFinite(best)) && (bestEpoch === null || isCount(bestEpoch)) && isCount(wait)
  );
}

function isDigits(value: unknown): value is Digits {
  return (
    isObject(value) &&
    value.images instanceof Uint8Array &&
    value.labels instanceof Uint8Array &&
    value.images.length === value.labels.length * IMAGE_PIXELS &&
    value.labels.every((label) => label < CLASS_COUNT)
  );
}
