import type { Refusal } from '../metrics/likeness';
import type { TrainingPlan } from '../model/plan';
import type { PresetId } from '../model/presets';
import type { Shipped } from '../model/shipped';

/**
 * What a page that embeds Inkling and Inkling say to each other by `postMessage`, version 1. Every message is an object with
 * `inkling: 1` and a `type`.
 */

/** What the host may ask. */
export type HostCommand =
  /** Answered with what Inkling is and how it stands; the same as `getState`, for hosts that missed `ready`. */
  | { readonly type: 'hello' }
  /** Puts a plan into the form; refused while a run is under way. `code`: as in the `plan` key of Inkling's URL. */
  | { readonly type: 'loadPlan'; readonly plan: TrainingPlan }
  | { readonly type: 'loadPlan'; readonly preset: PresetId }
  | { readonly type: 'loadPlan'; readonly code: string }
  /** Trains the plan in the form. Done when the run has begun; `finished` comes at its end. */
  | { readonly type: 'train' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Ends the run, keeps what was learnt, tests it. */
  | { readonly type: 'stop' }
  /** Back to a network that comes with the page, the one that the person chose unless told otherwise. */
  | { readonly type: 'reset'; readonly network?: Shipped }
  /** For this visit; what the person has chosen is kept. */
  | { readonly type: 'setLanguage'; readonly language: 'en' | 'zh' }
  | { readonly type: 'setTheme'; readonly theme: 'system' | 'light' | 'dark' }
  | { readonly type: 'getState' }
  /**
   * Has strokes read, in units of the pad, which is 280 by 280 with its origin at the top left. They take the place of the
   * drawing on the pad unless `show` is false; then nothing is seen of it, and whether it is a digit at all is not judged.
   */
  | { readonly type: 'read'; readonly strokes: readonly HostStroke[]; readonly show?: boolean }
  /** Empties the pad. */
  | { readonly type: 'clear' };

/** One movement of the pen. */
export type HostStroke = readonly { readonly x: number; readonly y: number }[];

/** A command as it is posted; each with an `id` is answered by `done` or `refused` with the same. */
export type HostMessage = HostCommand & { readonly inkling: 1; readonly id?: string | number };

/** What Inkling tells the host. */
export type InklingMessage = { readonly inkling: 1 } & InklingNews;

export type InklingNews =
  /** Commands are heard from now on. To any host. */
  | { readonly type: 'ready'; readonly version: 1 }
  /** How high the frame has to be to show all of the page, in CSS pixels. To any host. */
  | { readonly type: 'resize'; readonly height: number }
  /** The drawing on the pad was read, or read again by a network that has learnt. */
  | ({ readonly type: 'prediction' } & Prediction)
  /** A run goes on; at most four times a second. */
  | ({ readonly type: 'progress' } & RunProgress)
  /** An epoch of a run has ended. */
  | ({ readonly type: 'epoch' } & EpochFigures)
  | { readonly type: 'finished'; readonly result: RunResult }
  /** How the page stands, after its phase, its network or its engine has changed. */
  | ({ readonly type: 'state' } & InklingState)
  | { readonly type: 'done'; readonly id: string | number; readonly result: CommandResult }
  /** A command was not carried out. `id` is null where it had none that could be read. `message`: in the page's language */
  | {
      readonly type: 'refused';
      readonly id: string | number | null;
      readonly reason: RefusalReason;
      readonly message: string;
    }
  /** Something went wrong, and the page says so. `message`: in the page's language */
  | { readonly type: 'error'; readonly kind: string; readonly message: string };

/** A `Prediction` for `read`, the state for `hello` and `getState`, else null. */
export type CommandResult = Prediction | InklingState | null;

export type Prediction = {
  /** 0 to 9; null where the network is not sure, or the drawing is no digit */
  readonly digit: number | null;
  /** of the digits 0 to 9, each 0..1 */
  readonly probabilities: readonly number[];
  /** what the drawing looks like if not like a digit */
  readonly refused: Refusal | null;
};

export type RunProgress = {
  /** the one being trained, from 1 */
  readonly epoch: number;
  readonly epochs: number;
  /** done in the run */
  readonly step: number;
  readonly totalSteps: number;
  /** over the last steps; null before the first reading */
  readonly loss: number | null;
  /** 0..1 */
  readonly accuracy: number | null;
  /** null before that can be told */
  readonly secondsLeft: number | null;
};

export type EpochFigures = {
  /** from 1 */
  readonly epoch: number;
  readonly loss: number;
  /** 0..1 */
  readonly accuracy: number;
  /** null without a validation split */
  readonly validation: { readonly loss: number; readonly accuracy: number } | null;
};

/** How the network does on MNIST's 10,000 test digits, and what the run took. */
export type RunResult = {
  readonly loss: number;
  /** 0..1 */
  readonly accuracy: number;
  readonly wrong: number;
  readonly count: number;
  readonly end: 'completed' | 'stopped' | 'stoppedEarly';
  readonly epochs: number;
  readonly steps: number;
  /** spent training and validating */
  readonly seconds: number;
};

export type InklingState = {
  readonly version: 1;
  readonly language: 'en' | 'zh';
  readonly theme: 'system' | 'light' | 'dark';
  /** `resting`: it starts when it is needed */
  readonly engine: 'starting' | 'ready' | 'restarting' | 'dead' | 'resting';
  readonly phase: 'starting' | 'idle' | 'training' | 'paused' | 'evaluating' | 'stalled';
  /** the layers of the network that reads, such as `784-128-10`, and whose it is; null before there is one */
  readonly network: {
    readonly title: string;
    readonly origin: Shipped | 'training' | 'kept';
  } | null;
  /** of the drawing on the pad; null where there is none, or no reading of it yet */
  readonly prediction: Prediction | null;
  /** the plan in the form */
  readonly plan: TrainingPlan;
  /** the run on show, going on or ended */
  readonly run: {
    readonly plan: TrainingPlan;
    readonly progress: RunProgress | null;
    readonly epochs: readonly EpochFigures[];
    readonly result: RunResult | null;
  } | null;
};

/**
 * - `badMessage`: not a command of this version, or one whose fields are not what they should be.
 * - `badPlan`: this plan cannot be trained.
 * - `busy`: a run is under way.
 * - `noRun`: there is no run that this could be done to now.
 * - `blank`: there is no ink in these strokes.
 * - `replaced`: the drawing on the pad became another one before it was read.
 * - `noEngine`: nothing computes here, or the engine was lost on the way.
 * - `noNetwork`: no network could be loaded.
 * - `tooMany`: too many commands wait for an answer.
 * - `failed`: something in Inkling broke.
 */
export type RefusalReason =
  | 'badMessage'
  | 'badPlan'
  | 'busy'
  | 'noRun'
  | 'blank'
  | 'replaced'
  | 'noEngine'
  | 'noNetwork'
  | 'tooMany'
  | 'failed';
