import { EMPTY_HISTORY, type History } from '../core/ink/history';
import type { Preparation } from '../core/ink/prepare';
import { DEFAULT_PEN_WIDTH, type InkPoint, type Stroke } from '../core/ink/stroke';
import type { Refusal } from '../core/metrics/likeness';
import { type CurvePoint, EMPTY_SERIES, type Series } from '../core/metrics/series';
import { DEFAULT_PLAN } from '../core/model/default-plan';
import type { TrainingPlan } from '../core/model/plan';
import type { EngineChoice, EngineReport } from '../protocol/engine';
import type { InklingError } from '../protocol/errors';
import type {
  DataProgress,
  EpochResult,
  NetworkInfo,
  Phase,
  TrainingProgress,
  TrainingResult,
} from '../protocol/training';
import { type ConfigProblem, DEFAULT_CONFIG, type PageConfig } from './config/config';
import type { Preferences } from './preferences';

export type Tool = 'pen' | 'eraser';

export type PadState = {
  readonly tool: Tool;
  /** pad units */
  readonly penWidth: number;
  readonly history: History;
  /** what the pen or eraser on the pad is doing just now; not in the history before it is lifted */
  readonly gesture: Gesture | null;
  /** a digit that was put on the pad as a picture, [784], 0..1; null where there are strokes, or nothing */
  readonly picture: Float32Array | null;
  /** what the network sees of all visible strokes, or of the picture */
  readonly preparation: Preparation;
};

export type Gesture =
  | { readonly kind: 'draw'; readonly stroke: Stroke }
  | { readonly kind: 'erase'; readonly at: InkPoint; readonly left: readonly Stroke[] };

export type ReadingState = {
  /** answers to drawings older than this one are of a drawing that has been cleared away */
  readonly firstValidId: number;
  readonly lastAskedId: number;
  readonly answer: Answer | null;
};

export type Answer = {
  readonly id: number;
  /** [10], 0..1 */
  readonly probabilities: Float32Array;
  /** what the drawing looks like if not like a digit; null also where that cannot be told */
  readonly refused: Refusal | null;
  /** steps the network had been trained, 0 outside a run */
  readonly step: number;
};

export type EngineState = {
  /**
   * `dead`: restarted too often in vain; only the person can start it again. `resting`: not started before the page is used, or
   * ended while nobody sees it.
   */
  readonly status: 'starting' | 'ready' | 'restarting' | 'dead' | 'resting';
  /** null until one has started */
  readonly report: EngineReport | null;
  /** what the person or the URL asks for */
  readonly choice: EngineChoice;
};

export type TrainingState = {
  readonly phase: Phase;
  /** the next step waits for digits that are on their way */
  readonly waiting: boolean;
  /** the plan as it stands in the form; may be invalid */
  readonly draft: TrainingPlan;
  /** the run on show, going on or ended; null before the first and after a reset */
  readonly run: RunState | null;
};

export type RunState = {
  /** that no run before had, on any page */
  readonly id: string;
  /** it comes from an earlier visit, and has not gone on since */
  readonly restored: boolean;
  readonly plan: TrainingPlan;
  readonly progress: TrainingProgress | null;
  /** over the steps */
  readonly curve: Series;
  readonly epochs: readonly EpochResult[];
  readonly result: TrainingResult | null;
};

export type AppState = {
  /** how the page's URL has it be */
  readonly config: PageConfig;
  /** what the URL says that the page does not understand, or cannot do */
  readonly configProblems: readonly ConfigProblem[];
  readonly preferences: Preferences;
  readonly pad: PadState;
  readonly engine: EngineState;
  readonly network: NetworkInfo | null;
  /** no network that comes with the page could be had, and there is no other */
  readonly networkMissing: boolean;
  readonly reading: ReadingState;
  readonly training: TrainingState;
  readonly data: { readonly [set in DataProgress['set']]: DataProgress | null };
  /** what went wrong last and has not been put right or dismissed */
  readonly problem: InklingError | null;
  /** why the page is forgotten when it is closed, which is said once a visit; null where it is kept */
  readonly keeping: { readonly trouble: KeepingTrouble; readonly dismissed: boolean } | null;
};

/**
 * Why what a person does here is not kept on this device. `refused`: the browser keeps nothing for this page; `newer`: a
 * newer version of the page keeps things here, which this one cannot read; `full`: for want of room; `failed`: what was
 * kept cannot be read or written any more
 */
export type KeepingTrouble = 'refused' | 'newer' | 'full' | 'failed';

/** Most points a curve keeps: about two for each CSS pixel of the chart. */
export const CURVE_POINTS = 600;

/** The state at the very start, before the worker has said anything. */
export function initialState(
  preferences: Preferences,
  engine: EngineChoice = 'auto',
  config: PageConfig = DEFAULT_CONFIG,
  configProblems: readonly ConfigProblem[] = [],
): AppState {
  return {
    config,
    configProblems,
    preferences,
    pad: {
      tool: 'pen',
      penWidth: DEFAULT_PEN_WIDTH,
      history: EMPTY_HISTORY,
      gesture: null,
      picture: null,
      preparation: { kind: 'blank' },
    },
    engine: { status: 'starting', report: null, choice: engine },
    network: null,
    networkMissing: false,
    reading: { firstValidId: 0, lastAskedId: -1, answer: null },
    training: { phase: 'starting', waiting: false, draft: DEFAULT_PLAN, run: null },
    data: { train: null, test: null },
    problem: null,
    keeping: null,
  };
}

/** A run that has not taken a step. */
export function freshRun(id: string, plan: TrainingPlan): RunState {
  return { id, restored: false, plan, progress: null, curve: EMPTY_SERIES, epochs: [], result: null };
}

/** The strokes on show, the one being drawn included. */
export function visibleStrokes(pad: PadState): readonly Stroke[] {
  const { gesture, history } = pad;
  if (gesture === null) return history.present;
  return gesture.kind === 'draw' ? [...history.present, gesture.stroke] : gesture.left;
}

/** The validation curve of a run: a point at each epoch's end. */
export function validationCurve(run: RunState): CurvePoint[] {
  return run.epochs.flatMap(({ validation }) => (validation === null ? [] : [validation]));
}
