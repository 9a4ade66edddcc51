import type { BenchReply, BenchRequest } from '../worker/messages';

/** The page that the bench opens: it starts workers and passes on what they are asked. */

export type BenchPage = {
  /** Sends to the worker of this name, which is started if there is none. Rejects with what the worker threw. */
  ask(worker: string, request: BenchRequest): Promise<unknown>;
  end(worker: string): void;
};

const workers = new Map<string, Worker>();

const page: BenchPage = {
  ask: (name, request) => {
    const worker = workers.get(name) ?? startWorker(name);
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<BenchReply>) => {
        if ('failure' in data) reject(new Error(data.failure));
        else resolve(data.answer);
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(request);
    });
  },
  end: (name) => {
    workers.get(name)?.terminate();
    workers.delete(name);
  },
};
Object.assign(window, { bench: page });

function startWorker(name: string): Worker {
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  workers.set(name, worker);
  return worker;
}
