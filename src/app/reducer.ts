import type { Action } from './actions';
import { withLocked } from './config/with-locked';
import { reduceEvent } from './reduce-event';
import { reducePad } from './reduce-pad';
import { type AppState, freshRun } from './state';

/** The whole of the page's behaviour: what each action makes of the state. Pure. */
export function reduce(state: AppState, action: Action): AppState {
  switch (action.type) {
    case 'penDown':
    case 'penMoved':
    case 'penUp':
    case 'undone':
    case 'redone':
    case 'cleared':
    case 'sampleLoaded':
    case 'pictureShown':
    case 'strokesShown':
    case 'toolChosen':
    case 'penWidthChosen': {
      const pad = reducePad(state.pad, action);
      if (pad === state.pad) return state;
      if (pad.preparation.kind === 'digit') return { ...state, pad };
      // An empty pad has no reading, and answers still on their way are to ink that is gone.
      const { lastAskedId } = state.reading;
      return { ...state, pad, reading: { lastAskedId, firstValidId: lastAskedId + 1, answer: null } };
    }
    case 'asked':
      return { ...state, reading: { ...state.reading, lastAskedId: action.id } };
    case 'event':
      return reduceEvent(state, action.event);
    case 'workerLost':
      return {
        ...state,
        engine: { ...state.engine, status: action.restarting ? 'restarting' : 'dead' },
        training: { ...state.training, phase: 'starting' },
        problem: action.error,
      };
    case 'restartAsked':
      return {
        ...state,
        engine: { ...state.engine, status: 'restarting' },
        training: { ...state.training, phase: 'starting' },
        problem: null,
      };
    case 'engineRested':
    case 'engineWoken':
      return {
        ...state,
        engine: { ...state.engine, status: action.type === 'engineRested' ? 'resting' : wakingStatus(state) },
        training: { ...state.training, phase: 'starting', waiting: false },
      };
    case 'engineChosen':
      return { ...state, engine: { ...state.engine, choice: action.engine } };
    case 'problemDismissed':
      return { ...state, problem: null };
    case 'planEdited': {
      const { plan, byHost } = action;
      const draft = byHost ? plan : withLocked(state.training.draft, plan, state.config.controls);
      return { ...state, training: { ...state.training, draft } };
    }
    case 'runStarted':
      return {
        ...state,
        training: {
          ...state.training,
          phase: action.mode === 'run' ? 'training' : 'paused',
          waiting: false,
          run: freshRun(action.id, action.plan),
        },
        problem: null,
      };
    case 'runRestored': {
      const { run, paused } = action;
      // Until the worker says so: it is on its way to it.
      const phase = paused ? 'paused' : state.training.phase;
      return { ...state, training: { ...state.training, phase, waiting: false, run } };
    }
    case 'runLeft': {
      const phase = state.training.phase === 'paused' ? 'idle' : state.training.phase;
      return { ...state, training: { ...state.training, phase, run: null } };
    }
    case 'resetAsked':
      // The worker is on its way to it: until it says so, nothing else can be asked.
      return { ...state, training: { ...state.training, phase: 'starting', run: null }, problem: null };
    case 'keepingFailed':
      return { ...state, keeping: state.keeping ?? { trouble: action.trouble, dismissed: false } };
    case 'keepingDismissed':
      return { ...state, keeping: state.keeping && { ...state.keeping, dismissed: true } };
    case 'preferencesChosen':
      return { ...state, preferences: action.preferences };
    default:
      return action satisfies never;
  }
}

/** What an engine is called that starts after a rest: a page that has had one knows how to wait for it. */
function wakingStatus({ engine }: AppState): AppState['engine']['status'] {
  return engine.report === null ? 'starting' : 'restarting';
}
