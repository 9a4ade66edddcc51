import type { Action } from './actions';
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
    case 'engineChosen':
      return { ...state, engine: { ...state.engine, choice: action.engine } };
    case 'problemDismissed':
      return { ...state, problem: null };
    case 'planEdited':
      return { ...state, training: { ...state.training, draft: action.plan } };
    case 'runStarted':
      return {
        ...state,
        training: {
          ...state.training,
          phase: action.mode === 'run' ? 'training' : 'paused',
          waiting: false,
          run: freshRun(action.plan),
        },
        problem: null,
      };
    case 'resetAsked':
      // The worker is on its way to it: until it says so, nothing else can be asked.
      return { ...state, training: { ...state.training, phase: 'starting', run: null }, problem: null };
    case 'preferencesChosen':
      return { ...state, preferences: action.preferences };
    default:
      return action satisfies never;
  }
}
