import { appendPoint, seriesUntil } from '../core/metrics/series';
import type { Event } from '../protocol/messages';
import type { RunPosition, TrainingProgress } from '../protocol/training';
import { type AppState, CURVE_POINTS, type RunState } from './state';

/** What a message of the worker makes of the state. Pure. */
export function reduceEvent(state: AppState, event: Event): AppState {
  switch (event.type) {
    case 'engine':
      return { ...state, engine: { ...state.engine, status: 'ready', report: event.report } };
    case 'network':
      return {
        ...state,
        network: event.info,
        networkMissing: false,
        // What the network before it has read, or is reading just now, is not this one's word.
        reading: { ...state.reading, firstValidId: state.reading.lastAskedId + 1, answer: null },
        problem: state.problem?.kind === 'model' ? null : state.problem,
      };
    case 'predicted': {
      const { id, probabilities, refused, step } = event;
      const { firstValidId, answer } = state.reading;
      if (id < firstValidId || (answer !== null && id < answer.id)) return state;
      return { ...state, reading: { ...state.reading, answer: { id, probabilities, refused, step } } };
    }
    case 'phase':
      return {
        ...state,
        training: { ...state.training, phase: event.phase, waiting: false },
        // The data came after all.
        problem: state.problem?.kind === 'data' && event.phase !== 'stalled' ? null : state.problem,
      };
    case 'data':
      return { ...state, data: { ...state.data, [event.progress.set]: event.progress } };
    case 'waiting':
      return { ...state, training: { ...state.training, waiting: true } };
    case 'progress':
      return withRun(state, (run) => ({
        ...run,
        restored: false,
        progress: event.progress,
        curve: event.progress.points.reduce(
          (curve, point) => appendPoint(curve, point, CURVE_POINTS),
          run.curve,
        ),
      }));
    case 'epoch':
      return withRun(state, (run) => ({ ...run, epochs: [...run.epochs, event.result] }));
    case 'finished':
      return withRun(state, (run) => ({ ...run, restored: false, result: event.result }));
    case 'failed':
      return {
        ...state,
        problem: event.error,
        networkMissing: state.networkMissing || (event.error.kind === 'model' && state.network === null),
        // Without any engine this worker will never do anything.
        engine:
          event.error.kind === 'engine' ? { ...state.engine, status: 'dead', report: null } : state.engine,
      };
    case 'resumed':
      return withRun(state, (run) => runAt(run, event.at));
    case 'trying':
      // Whatever the run waits for now, it is not its digits.
      return { ...state, training: { ...state.training, waiting: false } };
    case 'measured':
    case 'checkpoint':
    case 'tested':
    case 'browsed':
    case 'exported':
    case 'refused':
    case 'pong':
    case 'inspected':
      return state; // for the client alone
    default:
      return event satisfies never;
  }
}

/** The run as it was at that position: what came after it never happened. */
function runAt(run: RunState, at: RunPosition): RunState {
  return {
    ...run,
    result: null,
    progress: run.progress && progressAt(run.progress, at),
    curve: seriesUntil(run.curve, at.epoch),
    epochs: run.epochs.slice(0, at.epochs),
  };
}

/** The progress put back to that position; how fast the run is there is not known yet. */
function progressAt(progress: TrainingProgress, at: RunPosition): TrainingProgress | null {
  if (at.steps === 0) return null;
  if (progress.step <= at.steps) return progress;
  const epoch = Math.min(at.epochs, progress.epochs - 1);
  return { ...progress, epoch, step: at.steps, samplesPerSecond: null, secondsLeft: null };
}

function withRun(state: AppState, change: (run: RunState) => RunState): AppState {
  const { run } = state.training;
  return run === null
    ? state
    : { ...state, training: { ...state.training, waiting: false, run: change(run) } };
}
