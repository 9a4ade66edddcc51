import type { Digit } from '../core/ink/samples';
import type { InkPoint, Stroke } from '../core/ink/stroke';
import type { TrainingPlan } from '../core/model/plan';
import type { EngineChoice } from '../protocol/engine';
import type { InklingError } from '../protocol/errors';
import type { Event } from '../protocol/messages';
import type { Preferences } from './preferences';
import type { KeepingTrouble, RunState, Tool } from './state';

/** Everything that changes the state: what a person does on the pad, what the worker says, what the client finds. */
export type Action =
  | PadAction
  | ReadingAction
  | EngineAction
  | TrainingAction
  | KeepingAction
  | PreferenceAction;

export type PadAction =
  | { readonly type: 'penDown'; readonly point: InkPoint }
  | { readonly type: 'penMoved'; readonly points: readonly InkPoint[] }
  | { readonly type: 'penUp' }
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  | { readonly type: 'cleared' }
  | { readonly type: 'sampleLoaded'; readonly digit: Digit }
  /** pixels: [784], 0..1 */
  | { readonly type: 'pictureShown'; readonly pixels: Float32Array }
  | { readonly type: 'strokesShown'; readonly strokes: readonly Stroke[] }
  | { readonly type: 'toolChosen'; readonly tool: Tool }
  | { readonly type: 'penWidthChosen'; readonly width: number };

/** The drawing has been sent to be read. */
export type ReadingAction = { readonly type: 'asked'; readonly id: number };

export type EngineAction =
  | { readonly type: 'event'; readonly event: Event }
  /** The worker is gone and another is being started, or has been given up. */
  | { readonly type: 'workerLost'; readonly error: InklingError; readonly restarting: boolean }
  /** The person has the worker started again after it was given up. */
  | { readonly type: 'restartAsked' }
  | { readonly type: 'engineChosen'; readonly engine: EngineChoice }
  /** There is no worker for now, or one is started after all. */
  | { readonly type: 'engineRested' }
  | { readonly type: 'engineWoken' }
  | { readonly type: 'problemDismissed' };

export type TrainingAction =
  /** What is locked stays as it is, unless the host of the page has sent the plan. */
  | { readonly type: 'planEdited'; readonly plan: TrainingPlan; readonly byHost?: true }
  | {
      readonly type: 'runStarted';
      readonly id: string;
      readonly plan: TrainingPlan;
      readonly mode: 'run' | 'step';
    }
  /** A run of an earlier visit is on show again: paused, or over. */
  | { readonly type: 'runRestored'; readonly run: RunState; readonly paused: boolean }
  /** It cannot go on after all. */
  | { readonly type: 'runLeft' }
  | { readonly type: 'resetAsked' };

export type KeepingAction =
  | { readonly type: 'keepingFailed'; readonly trouble: KeepingTrouble }
  | { readonly type: 'keepingDismissed' };

export type PreferenceAction = { readonly type: 'preferencesChosen'; readonly preferences: Preferences };
