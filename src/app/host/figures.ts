import type {
  EpochFigures,
  InklingState,
  Prediction,
  RunProgress,
  RunResult,
} from '../../core/host/messages';
import type { Refusal } from '../../core/metrics/likeness';
import { verdictOf } from '../../core/metrics/verdict';
import { networkTitle } from '../../core/model/network';
import type { AppState, RunState } from '../state';

/** What the host is told of a reading. @param probabilities [10] */
export function predictionOf(probabilities: Float32Array, refused: Refusal | null): Prediction {
  const verdict = verdictOf(probabilities, refused);
  return {
    digit: verdict.kind === 'digit' ? verdict.digit : null,
    probabilities: [...probabilities],
    refused,
  };
}

/** What the host is told of a page. */
export function hostState(state: AppState): InklingState {
  const { preferences, engine, network, training } = state;
  const { answer } = state.reading;
  return {
    version: 1,
    language: preferences.language,
    theme: preferences.theme,
    engine: engine.status,
    phase: training.phase,
    network: network && { title: networkTitle(network.network), origin: network.origin },
    prediction: answer && predictionOf(answer.probabilities, answer.refused),
    plan: training.draft,
    run: training.run && runOf(training.run),
  };
}

function runOf(run: RunState): InklingState['run'] {
  return {
    plan: run.plan,
    progress: progressOf(run),
    epochs: run.epochs.map(epochOf),
    result: run.result && resultOf(run.result),
  };
}

/** null before the first reading of a run */
export function progressOf({ progress, curve }: RunState): RunProgress | null {
  if (progress === null) return null;
  const { epoch, epochs, step, totalSteps, secondsLeft } = progress;
  const last = curve.points.at(-1);
  return {
    epoch: epoch + 1,
    epochs,
    step,
    totalSteps,
    loss: last?.loss ?? null,
    accuracy: last?.accuracy ?? null,
    secondsLeft,
  };
}

export function epochOf({ epoch, training, validation }: RunState['epochs'][number]): EpochFigures {
  return {
    epoch: epoch + 1,
    loss: training.loss,
    accuracy: training.accuracy,
    validation: validation && { loss: validation.loss, accuracy: validation.accuracy },
  };
}

export function resultOf(result: NonNullable<RunState['result']>): RunResult {
  const { test, end, epochs, steps, seconds } = result;
  const { loss, accuracy, wrong, count } = test;
  return { loss, accuracy, wrong, count, end, epochs, steps, seconds };
}
