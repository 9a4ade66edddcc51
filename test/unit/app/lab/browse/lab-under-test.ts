/** An App with a worker whose every word the test says, for the parts of the lab that ask it things. */
import { onTestFinished } from 'vitest';
import { type App, createApp } from '../../../../../src/app/app';
import { denseNetwork } from '../../../../../src/core/model/presets';
import type { Event, Request } from '../../../../../src/protocol/messages';
import type { NetworkInfo } from '../../../../../src/protocol/training';
import { type FakePort, fakeSpawn } from '../../fake-port';

export const INFO: NetworkInfo = { network: denseNetwork(16), origin: 'training' };

export type LabUnderTest = {
  readonly app: App;
  /** the newest worker */
  readonly port: () => FakePort;
  readonly say: (...events: Event[]) => void;
  readonly asked: <T extends Request['type']>(type: T) => Extract<Request, { type: T }>[];
};

export function openLab(): LabUnderTest {
  const { spawn, ports } = fakeSpawn();
  const app = createApp({
    spawn,
    baseUrl: 'https://school.example/inkling/',
    storage: null,
    languages: ['en'],
    version: 'test',
  });
  onTestFinished(app.dispose);
  const port = () => ports.at(-1)!;
  const say = (...events: Event[]) => {
    for (const event of events) port().says(event);
  };
  const reading = { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] } as const;
  say({ type: 'engine', report: reading }, { type: 'network', info: INFO }, { type: 'phase', phase: 'idle' });
  return { app, port, say, asked: (type) => port().receivedOf(type) };
}

/**
 * What the worker answers to somebody who wants to see digits: each is its index's last digit, and grey all over.
 *
 * @param written indices of those that a handwriting style wrote
 */
export function browsed(
  id: number,
  indices: readonly number[],
  total = 60_000,
  written: readonly number[] = [],
): Event {
  const images = new Uint8Array(indices.length * 784);
  indices.forEach((index, at) => {
    images.fill(index % 256, at * 784, (at + 1) * 784);
  });
  return {
    type: 'browsed',
    id,
    indices,
    images,
    labels: Uint8Array.from(indices, (index) => index % 10),
    written: Uint8Array.from(indices, (index) => Number(written.includes(index))),
    total,
  };
}

/** All three workers die. */
export function killWorkers({ port }: LabUnderTest): void {
  for (let death = 0; death < 3; death++) port().raises('error');
}
