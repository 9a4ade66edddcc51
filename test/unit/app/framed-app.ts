import { type App, type AppEnvironment, createApp } from '../../../src/app/app';
import { denseNetwork } from '../../../src/core/model/presets';
import type { Event } from '../../../src/protocol/messages';
import { type FakePort, fakeSpawn } from './fake-port';

/** An app whose engine starts when it is woken, with its workers, oldest first. */
export function framedApp(changes: Partial<AppEnvironment> = {}): {
  readonly app: App;
  readonly ports: FakePort[];
} {
  const { ports, spawn } = fakeSpawn();
  const app = createApp({
    spawn: () => {
      const port = spawn();
      const { postMessage } = port;
      port.postMessage = (message, transfer) => {
        postMessage(message, transfer);
        if (message.type === 'ping') port.says({ type: 'pong' });
      };
      return port;
    },
    baseUrl: 'https://example.org/inkling/',
    storage: null,
    languages: ['en'],
    version: 'test',
    asleep: true,
    ...changes,
  });
  return { app, ports };
}

const REPORT = { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] } as const;

/** What a worker says when it has started. */
export const READY: readonly Event[] = [
  { type: 'engine', report: REPORT },
  { type: 'network', info: { network: denseNetwork(), origin: 'default' } },
  { type: 'phase', phase: 'idle' },
];

/** The newest worker says it all. */
export function says(ports: readonly FakePort[], ...events: readonly Event[]): void {
  for (const event of events) ports.at(-1)!.says(event);
}
