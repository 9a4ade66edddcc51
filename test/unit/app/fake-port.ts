import type { WorkerPort } from '../../../src/app/client';
import type { Event, Request } from '../../../src/protocol/messages';

type RequestOf<T extends Request['type']> = Extract<Request, { type: T }>;

/** A worker that does nothing but what the test has it do. */
export type FakePort = WorkerPort & {
  /** everything sent to it, as it arrives in a worker: cloned, with transferred buffers taken away from the sender */
  readonly received: Request[];
  readonly receivedOf: <T extends Request['type']>(type: T) => RequestOf<T>[];
  /** The worker posts a message, ours or anyone's. */
  readonly says: (message: Event | unknown) => void;
  /** The browser raises an event on the worker. */
  readonly raises: (type: 'error' | 'messageerror') => void;
  readonly terminated: boolean;
};

export function createFakePort(): FakePort {
  const received: Request[] = [];
  const listeners: { readonly type: string; readonly listener: (event: { data: unknown }) => void }[] = [];
  let terminated = false;
  const raise = (type: string, data?: unknown) => {
    for (const each of listeners) if (each.type === type) each.listener({ data });
  };
  return {
    received,
    receivedOf: <T extends Request['type']>(type: T) =>
      received.filter((request): request is RequestOf<T> => request.type === type),
    postMessage: (message, transfer) => {
      if (terminated) throw new Error('a message to a worker that was terminated');
      received.push(structuredClone(message, { transfer }));
    },
    terminate: () => {
      terminated = true;
    },
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
      listeners.push({ type, listener });
    },
    says: (message) => raise('message', message),
    raises: (type) => raise(type),
    get terminated() {
      return terminated;
    },
  };
}

/** Makes a worker for each call, and remembers them all. */
export function fakeSpawn(): { readonly spawn: () => FakePort; readonly ports: FakePort[] } {
  const ports: FakePort[] = [];
  return {
    ports,
    spawn: () => {
      const port = createFakePort();
      ports.push(port);
      return port;
    },
  };
}
