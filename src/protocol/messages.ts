import type { Digits } from '../core/data/digits';
import type { Teaching } from '../core/data/teaching';
import type { Refusal } from '../core/metrics/likeness';
import type { Weights } from '../core/model/initialize';
import type { NetworkSpec } from '../core/model/network';
import type { TrainingPlan } from '../core/model/plan';
import type { Shipped } from '../core/model/shipped';
import type {
  EngineChoice,
  EngineFailure,
  EngineMeasurements,
  EngineName,
  EngineReport,
  EngineSpeeds,
  MemoryReport,
} from './engine';
import type { InklingError } from './errors';
import type {
  DataProgress,
  EpochResult,
  NetworkInfo,
  Phase,
  RunPosition,
  SavedNetwork,
  SavedRun,
  TrainingProgress,
  TrainingResult,
} from './training';

/** What the page asks of the worker. */
export type Request =
  /** The first message, once. */
  | {
      readonly type: 'start';
      /** absolute URL of MNIST's manifest.json */
      readonly dataUrl: string;
      /** absolute URL, with a slash at its end, of the folder of the networks that come with the page */
      readonly modelsUrl: string;
      /** reads first */
      readonly network: Shipped;
      readonly engine: EngineChoice;
      /** what workers before this one died of: these engines are left alone */
      readonly failures: readonly EngineFailure[];
      /** from earlier visits */
      readonly measurements: EngineMeasurements;
      /** reads instead of that network, and goes on with its run: what a worker before this one had learnt */
      readonly restore: SavedNetwork | null;
    }
  /** From the next run on, and for reading while there is none. */
  | { readonly type: 'chooseEngine'; readonly engine: EngineChoice }
  /** Only the newest unanswered one is read. pixels: [784], 0..1; transferred. */
  | { readonly type: 'predict'; readonly id: number; readonly pixels: Float32Array<ArrayBuffer> }
  /** A run. `step` stops after the first step. The plan is checked here. */
  | {
      readonly type: 'train';
      readonly plan: TrainingPlan;
      readonly mode: 'run' | 'step';
      /**
       * null: from fresh weights, on MNIST. Else a person's own digits: the run goes on from the network that reads, whatever
       * network the plan names, and MNIST's digits are mixed with these.
       */
      readonly own: Digits | null;
    }
  /** The run's learning rate from now on; kept between the limits of plans. */
  | { readonly type: 'setLearningRate'; readonly learningRate: number }
  /**
   * This network reads from now on, and its run, if it has one, is there to go on: paused. Answered by `network`, or by
   * `refused` while a run is under way, and where the numbers are not those of the network or its run.
   */
  | {
      readonly type: 'load';
      readonly id: number;
      readonly network: NetworkSpec;
      /** as `weightShapes(network)` lists them */
      readonly weights: Weights;
      readonly run: SavedRun | null;
    }
  /**
   * Answered by `checkpoint` with the run as it is between two steps, or with the network that reads; not at all where that
   * is one that comes with the page.
   */
  | { readonly type: 'save' }
  /** Has the network that reads read many digits: MNIST's test digits, or these. Answered by `tested`, or by `refused`. */
  | { readonly type: 'test'; readonly id: number; readonly digits: 'mnist' | Digits }
  /** Wants to see digits of MNIST. Answered by `browsed`, or by `refused`. */
  | {
      readonly type: 'browse';
      readonly id: number;
      readonly set: DataProgress['set'];
      readonly which: BrowseQuery;
      /** shows them as the first epoch of such a run is taught them; null: as they are */
      readonly taught: Teaching | null;
    }
  /** Wants the numbers of the network that reads. Answered by `exported`, or by `refused` while a run changes them. */
  | { readonly type: 'export'; readonly id: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** One step of a paused run. */
  | { readonly type: 'step' }
  /** Ends the run, keeps what was learnt, tests it. */
  | { readonly type: 'stop' }
  /** Back to a network that comes with the page; if it cannot be had, the one before reads on. */
  | { readonly type: 'reset'; readonly network: Shipped }
  /** Goes on after the data failed. */
  | { readonly type: 'retry' }
  /** Answered by `pong` as soon as the worker is free. */
  | { readonly type: 'ping' }
  | { readonly type: 'inspect' };

/** Which digits of a set: these, or a page of those with a label (null for all labels). */
export type BrowseQuery =
  | { readonly indices: readonly number[] }
  | { readonly label: number | null; readonly offset: number; readonly count: number };

/** What the worker tells the page. */
export type Event =
  /** This engine computes from now on; the first one says that the worker is ready. */
  | { readonly type: 'engine'; readonly report: EngineReport }
  /** This engine is about to be started or timed: until the next `engine`, it is the one that may hold the worker up. */
  | { readonly type: 'trying'; readonly engine: EngineName }
  /** The engines were timed; worth remembering. `plan`: see `measurementKey`. */
  | { readonly type: 'measured'; readonly plan: string; readonly speeds: EngineSpeeds }
  /** From now on this network reads. */
  | { readonly type: 'network'; readonly info: NetworkInfo }
  /**
   * probabilities: [10]. `step`: steps the network had been trained when it read, 0 outside a run. `refused`: what the drawing
   * looks like if not like a digit; null also where that cannot be told, or not yet: then the drawing is answered again.
   */
  | {
      readonly type: 'predicted';
      readonly id: number;
      readonly probabilities: Float32Array;
      readonly refused: Refusal | null;
      readonly step: number;
    }
  | { readonly type: 'phase'; readonly phase: Phase }
  | { readonly type: 'data'; readonly progress: DataProgress }
  /** The next step waits for digits that have not arrived. */
  | { readonly type: 'waiting' }
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'epoch'; readonly result: EpochResult }
  /** The run goes on from a checkpoint: what was told of it after that is void. */
  | { readonly type: 'resumed'; readonly at: RunPosition }
  | { readonly type: 'finished'; readonly result: TrainingResult }
  /** Weights worth keeping should the worker die. */
  | { readonly type: 'checkpoint'; readonly saved: SavedNetwork }
  /** labels: [count]; probabilities: [count * 10]; loss: the mean cross-entropy, from logits. `info` is the network that read. */
  | {
      readonly type: 'tested';
      readonly id: number;
      readonly info: NetworkInfo;
      readonly labels: Uint8Array;
      readonly probabilities: Float32Array;
      readonly loss: number;
    }
  /**
   * indices: of the digits in their set; images: [count * 784]; labels: [count]; written: [count] 1 where a handwriting style
   * wrote what is shown, else 0; total: how many answer the query
   */
  | {
      readonly type: 'browsed';
      readonly id: number;
      readonly indices: readonly number[];
      readonly images: Uint8Array;
      readonly labels: Uint8Array;
      readonly written: Uint8Array;
      readonly total: number;
    }
  /** weights: as `weightShapes(info.network)` lists them */
  | {
      readonly type: 'exported';
      readonly id: number;
      readonly info: NetworkInfo;
      readonly weights: Weights;
    }
  /** A request with an id was not carried out. */
  | { readonly type: 'refused'; readonly id: number; readonly error: InklingError }
  | { readonly type: 'failed'; readonly error: InklingError }
  | { readonly type: 'pong' }
  | { readonly type: 'inspected'; readonly memory: MemoryReport };

const REQUEST_TYPES = {
  start: true,
  chooseEngine: true,
  predict: true,
  train: true,
  setLearningRate: true,
  load: true,
  save: true,
  test: true,
  browse: true,
  export: true,
  pause: true,
  resume: true,
  step: true,
  stop: true,
  reset: true,
  retry: true,
  ping: true,
  inspect: true,
} as const satisfies Record<Request['type'], true>;

const EVENT_TYPES = {
  engine: true,
  trying: true,
  measured: true,
  network: true,
  predicted: true,
  phase: true,
  data: true,
  waiting: true,
  progress: true,
  epoch: true,
  resumed: true,
  finished: true,
  checkpoint: true,
  tested: true,
  browsed: true,
  exported: true,
  refused: true,
  failed: true,
  pong: true,
  inspected: true,
} as const satisfies Record<Event['type'], true>;

/**
 * Whether a message is one of ours. Browser extensions and developer tools post messages of their own; page and
 * worker are built together, so the type alone decides and the payload is what the type says.
 */
export function isRequest(message: unknown): message is Request {
  return hasType(message, REQUEST_TYPES);
}

/** Whether a message is one of the worker's; see `isRequest`. */
export function isEvent(message: unknown): message is Event {
  return hasType(message, EVENT_TYPES);
}

function hasType(message: unknown, types: Record<string, true>): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    Object.hasOwn(types, message.type)
  );
}
