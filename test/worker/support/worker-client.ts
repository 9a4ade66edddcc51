import type { EngineChoice, EngineMeasurements, EngineName } from '../../../src/protocol/engine';
import { type Event, isEvent, type Request } from '../../../src/protocol/messages';
import type { SavedNetwork } from '../../../src/protocol/training';
import InklingWorker from '../../../src/worker/main?worker';

type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

export type WorkerClient = {
  readonly send: (request: Request) => void;
  /** The next event of this type after the call, or after the last event that was awaited. */
  readonly next: <T extends Event['type']>(
    type: T,
    matches?: (event: EventOf<T>) => boolean,
  ) => Promise<EventOf<T>>;
  /** Every event so far. */
  readonly all: readonly Event[];
  readonly terminate: () => void;
};

export type StartOptions = {
  readonly dataUrl?: string;
  readonly restore?: SavedNetwork | null;
  readonly measurements?: EngineMeasurements;
  /** the worker to start, if it is not the page's own */
  readonly spawn?: () => Worker;
};

/** A real worker on the given engine, and what it says. */
export function startWorker(engine: EngineChoice, options: StartOptions = {}): WorkerClient {
  const worker = options.spawn?.() ?? new InklingWorker();
  const all: Event[] = [];
  const waiting = new Set<() => void>();
  let read = 0; // events that have been awaited

  worker.addEventListener('message', ({ data }) => {
    if (!isEvent(data)) return;
    all.push(data);
    for (const check of [...waiting]) check();
  });
  const send = (request: Request) => worker.postMessage(request);
  send({
    type: 'start',
    dataUrl: new URL(options.dataUrl ?? '/data/mnist/manifest.json', location.origin).href,
    modelsUrl: new URL('/models/', location.origin).href,
    network: 'default',
    engine,
    failures: [],
    measurements: options.measurements ?? {},
    restore: options.restore ?? null,
  });
  return {
    send,
    all,
    terminate: () => worker.terminate(),
    next: (type, matches = () => true) =>
      new Promise((resolve, reject) => {
        const check = () => {
          for (; read < all.length; read++) {
            const event = all[read]!;
            if (event.type === type && matches(event as EventOf<typeof type>)) {
              read += 1;
              waiting.delete(check);
              resolve(event as EventOf<typeof type>);
              return;
            }
            if (event.type === 'failed' && type !== 'failed' && event.error.kind !== 'engineFailed') {
              waiting.delete(check);
              read += 1;
              reject(new Error(`the worker failed: ${JSON.stringify(event.error)}`));
              return;
            }
          }
        };
        waiting.add(check);
        check();
      }),
  };
}

/**
 * A worker that is idle, and reads on the engine that was asked for.
 *
 * @throws Error with the reasons where the worker took another engine
 */
export async function readyWorker(engine: EngineName, options: StartOptions = {}): Promise<WorkerClient> {
  const worker = startWorker(engine, options);
  await worker.next('phase', ({ phase }) => phase === 'idle');
  if (engine === 'wasm') return worker;
  const { report } = await worker.next('engine');
  if (report.engine === engine) return worker;
  worker.terminate();
  throw new Error(`not on ${engine}: ${JSON.stringify(report.failures)}`);
}
