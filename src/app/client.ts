import { SHIPPED } from '../core/model/shipped';
import type { EngineFailure } from '../protocol/engine';
import type { InklingError } from '../protocol/errors';
import { type Event, isEvent, type Request } from '../protocol/messages';
import type { SavedNetwork } from '../protocol/training';
import { startHeartbeat } from './heartbeat';

/** The part of `Worker` that is used. */
export type WorkerPort = {
  postMessage(message: Request, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: unknown) => void): void;
};

export type ClientOptions = {
  readonly spawn: () => WorkerPort;
  /** A worker's first message, but for what the client knows itself. */
  readonly start: () => Omit<Extract<Request, { type: 'start' }>, 'type' | 'restore' | 'failures'>;
  readonly onEvent: (event: Event) => void;
  /** The worker is gone; another is being started unless `restarting` is false. */
  readonly onLost: (error: InklingError, restarting: boolean) => void;
  /** no worker is started before `wake` or the first request; false unless given */
  readonly asleep?: boolean;
  /** A worker is being started where there was none for a while. */
  readonly onWake?: () => void;
};

export type Client = {
  /** Sends to the worker of the moment; the pixels of a `predict` are handed over. */
  readonly send: (request: Request) => void;
  /** Starts a worker again after it was given up. */
  readonly restart: () => void;
  /** Ends the worker, which counts as no death; what was sent to it and is not answered is lost. */
  readonly rest: () => void;
  /** Starts a worker with the last checkpoint where none is; any request does so, too. */
  readonly wake: () => void;
  readonly dispose: () => void;
};

/** What a person asks of a run that goes on. */
type RunRequest = Extract<Request, { type: 'pause' | 'resume' | 'stop' }>;

/** Workers that may die one after another without having been of use before we stop trying. */
const DEATHS_UNTIL_GIVEN_UP = 3;

/** A run that so many of them died of is not taken up again: it may be too large for this device. */
const DEATHS_UNTIL_RUN_IS_LEFT = 2;

type Launched = { readonly send: (request: Request) => void; readonly end: () => void };

/**
 * Keeps one worker alive. When it dies or hangs it is terminated, and another takes over with the last checkpoint and
 * goes on with the run. A worker that died while it started, timed or used the GPU is followed by one that leaves the GPU
 * alone.
 */
export function createClient({
  spawn,
  start,
  onEvent,
  onLost,
  asleep = false,
  onWake,
}: ClientOptions): Client {
  let saved: SavedNetwork | null = null;
  let failures: readonly EngineFailure[] = [];
  /** what was asked of the run, and may not have been heard */
  let asked: RunRequest | null = null;
  let deaths = 0;
  /** null while it rests */
  let current = asleep ? null : launch();

  function launch(): Launched {
    const port = spawn();
    let ended = false;
    let onGpu = false;
    let cpuRuns = true;
    /** the run that was restored has not got any further yet */
    let resuming = saved?.run != null;
    const end = () => {
      ended = true;
      heartbeat.stop();
      port.terminate();
    };
    const lost = (error: InklingError) => {
      if (ended) return;
      end();
      deaths += 1;
      // Where the GPU is all there is, it gets another chance.
      if (onGpu && cpuRuns) failures = [{ engine: 'webgl', reason: 'stalled', message: '' }];
      const restarting = deaths < DEATHS_UNTIL_GIVEN_UP;
      if (deaths >= DEATHS_UNTIL_RUN_IS_LEFT && saved !== null) saved = { ...saved, run: null };
      onLost(error, restarting);
      if (restarting) current = launch();
    };
    const send = (request: Request) => {
      if (!ended) port.postMessage(request, request.type === 'predict' ? [request.pixels.buffer] : []);
    };
    const heartbeat = startHeartbeat(
      () => send({ type: 'ping' }),
      () => lost({ kind: 'workerDied' }),
    );
    port.addEventListener('message', ({ data }) => {
      if (ended || !isEvent(data)) return;
      heartbeat.heard();
      if (data.type === 'checkpoint') {
        saved = data.saved;
        resuming = false;
        deaths = 0;
      } else if (data.type === 'network' && SHIPPED.some((name) => name === data.info.origin)) saved = null;
      else if (data.type === 'predicted' && !resuming) deaths = 0;
      else if (data.type === 'engine') {
        onGpu = data.report.engine === 'webgl';
        cpuRuns = data.report.failures.every(({ engine }) => engine !== 'wasm');
      } else if (data.type === 'trying') onGpu = data.engine === 'webgl';
      else if (data.type === 'phase' && data.phase !== 'starting') {
        // The first that it says of the run that it was given: what the worker before it did not hear is said again.
        if (resuming && asked !== null && data.phase !== 'idle') port.postMessage(asked, []);
        else asked = null;
      }
      onEvent(data);
    });
    port.addEventListener('error', () => lost({ kind: 'workerDied' }));
    port.addEventListener('messageerror', () => lost({ kind: 'workerDied' }));
    send({ type: 'start', ...start(), failures, restore: saved });
    return { send, end };
  }

  function wake(): Launched {
    if (current !== null) return current;
    const woken = launch();
    current = woken;
    onWake?.();
    return woken;
  }

  return {
    send: (request) => {
      if (request.type === 'pause' || request.type === 'resume' || request.type === 'stop') asked = request;
      if (request.type === 'reset') saved = null;
      wake().send(request);
    },
    restart: () => {
      current?.end();
      deaths = 0;
      failures = [];
      current = launch();
    },
    rest: () => {
      current?.end();
      current = null;
      asked = null;
    },
    wake,
    dispose: () => current?.end(),
  };
}
