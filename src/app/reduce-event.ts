import { appendPoint } from '../core/metrics/series';
import type { Event } from '../protocol/messages';
import { type AppState, CURVE_POINTS, type RunState } from './state';

/** What a message of the worker makes of the state. Pure. */
export function reduceEvent(state: AppState, event: Event): AppState {
  switch (event.type) {
    case 'ready':
      return { ...state, engine: { status: 'ready', backend: event.backend } };
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
      const { id, probabilities, step } = event;
      const { firstValidId, answer } = state.reading;
      if (id < firstValidId || (answer !== null && id < answer.id)) return state;
      return { ...state, reading: { ...state.reading, answer: { id, probabilities, step } } };
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
        progress: event.progress,
        curve: appendPoint(run.curve, event.progress.point, CURVE_POINTS),
      }));
    case 'epoch':
      return withRun(state, (run) => ({ ...run, epochs: [...run.epochs, event.result] }));
    case 'finished':
      return withRun(state, (run) => ({ ...run, result: event.result }));
    case 'failed':
      return {
        ...state,
        problem: event.error,
        networkMissing: state.networkMissing || (event.error.kind === 'model' && state.network === null),
        // Without any backend this worker will never do anything.
        engine: event.error.kind === 'backend' ? { status: 'dead', backend: null } : state.engine,
      };
    case 'checkpoint':
    case 'pong':
    case 'inspected':
      return state; // for the client alone
    default:
      return event satisfies never;
  }
}

function withRun(state: AppState, change: (run: RunState) => RunState): AppState {
  const { run } = state.training;
  return run === null
    ? state
    : { ...state, training: { ...state.training, waiting: false, run: change(run) } };
}
