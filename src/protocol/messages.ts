import type { TrainingPlan } from '../core/model/plan';
import type { BackendName, BackendReport, MemoryReport } from './backend';
import type { InklingError } from './errors';
import type {
  DataProgress,
  EpochResult,
  NetworkInfo,
  Phase,
  SavedNetwork,
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
      /** absolute URL of the default network's network.json */
      readonly modelUrl: string;
      /** to be tried in this order */
      readonly backends: readonly BackendName[];
      /** reads instead of the default network: what a worker before this one had learnt */
      readonly restore: SavedNetwork | null;
    }
  /** Only the newest unanswered one is read. pixels: [784], 0..1; transferred. */
  | { readonly type: 'predict'; readonly id: number; readonly pixels: Float32Array<ArrayBuffer> }
  /** A run from fresh weights. `step` stops after the first step. The plan is checked here. */
  | { readonly type: 'train'; readonly plan: TrainingPlan; readonly mode: 'run' | 'step' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** One step of a paused run. */
  | { readonly type: 'step' }
  /** Ends the run, keeps what was learnt, tests it. */
  | { readonly type: 'stop' }
  /** Back to the default network. */
  | { readonly type: 'reset' }
  /** Goes on after the data failed. */
  | { readonly type: 'retry' }
  /** Answered by `pong` as soon as the worker is free. */
  | { readonly type: 'ping' }
  | { readonly type: 'inspect' };

/** What the worker tells the page. */
export type Event =
  | { readonly type: 'ready'; readonly backend: BackendReport }
  /** From now on this network reads. */
  | { readonly type: 'network'; readonly info: NetworkInfo }
  /** probabilities: [10]. `step`: steps the network had been trained when it read, 0 outside a run. */
  | {
      readonly type: 'predicted';
      readonly id: number;
      readonly probabilities: Float32Array;
      readonly step: number;
    }
  | { readonly type: 'phase'; readonly phase: Phase }
  | { readonly type: 'data'; readonly progress: DataProgress }
  /** The next step waits for digits that have not arrived. */
  | { readonly type: 'waiting' }
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'epoch'; readonly result: EpochResult }
  | { readonly type: 'finished'; readonly result: TrainingResult }
  /** Weights worth keeping should the worker die. */
  | { readonly type: 'checkpoint'; readonly saved: SavedNetwork }
  | { readonly type: 'failed'; readonly error: InklingError }
  | { readonly type: 'pong' }
  | { readonly type: 'inspected'; readonly memory: MemoryReport };

const REQUEST_TYPES = {
  start: true,
  predict: true,
  train: true,
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
  ready: true,
  network: true,
  predicted: true,
  phase: true,
  data: true,
  waiting: true,
  progress: true,
  epoch: true,
  finished: true,
  checkpoint: true,
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
