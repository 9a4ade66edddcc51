/** Own digits over the real App, with a worker whose every word the test says, and a database in memory. */
import { type App, createApp } from '../../../../../src/app/app';
import { type Database, memoryDatabase } from '../../../../../src/app/database/database';
import { createOwnDigits, type OwnDigits } from '../../../../../src/app/lab/own/own';
import { CLASS_COUNT } from '../../../../../src/core/data/digits';
import type { OwnDigit } from '../../../../../src/core/data/own-digits';
import { DIGITS, type Digit } from '../../../../../src/core/ink/samples';
import { denseNetwork } from '../../../../../src/core/model/presets';
import type { Event, Request } from '../../../../../src/protocol/messages';
import type { NetworkInfo, TrainingResult } from '../../../../../src/protocol/training';
import { type FakePort, fakeSpawn } from '../../fake-port';

export type OwnUnderTest = {
  readonly app: App;
  readonly own: OwnDigits;
  readonly database: Database;
  /** of the newest worker */
  readonly port: () => FakePort;
  readonly say: (...events: Event[]) => void;
  readonly tests: () => Extract<Request, { type: 'test' }>[];
  readonly end: () => void;
};

export const INFO: NetworkInfo = { network: denseNetwork(16), origin: 'default' };

export const READY: readonly Event[] = [
  {
    type: 'engine',
    report: { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] },
  },
  { type: 'network', info: INFO },
  { type: 'phase', phase: 'idle' },
];

export function setUpOwn(
  database: Database = { ...memoryDatabase(), lasting: true },
  opening: Promise<Database> = Promise.resolve(database),
): OwnUnderTest {
  const { spawn, ports } = fakeSpawn();
  const app = createApp({
    spawn,
    baseUrl: 'https://school.example/',
    storage: null,
    languages: ['en'],
    version: '1',
  });
  let ids = 0;
  let clock = 1000;
  const own = createOwnDigits(app, opening, { now: () => clock++, newId: () => `own-${ids++}` });
  const port = () => ports.at(-1)!;
  return {
    app,
    own,
    database,
    port,
    say: (...events) => {
      for (const event of events) port().says(event);
    },
    tests: () => port().receivedOf('test'),
    end: () => {
      own.dispose();
      app.dispose();
    },
  };
}

/** Everything that waits for no message has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** The answer to a test: each digit is read as its label, or as `read` says. */
export function tested(
  { id, digits }: Extract<Request, { type: 'test' }>,
  read: (label: number, index: number) => number = (label) => label,
): Event {
  const labels = digits === 'mnist' ? Uint8Array.from(DIGITS) : digits.labels;
  const probabilities = new Float32Array(labels.length * CLASS_COUNT);
  labels.forEach((label, index) => {
    probabilities[index * CLASS_COUNT + read(label, index)] = 1;
  });
  return { type: 'tested', id, info: INFO, labels, probabilities, loss: 0.5 };
}

export function ownDigit(
  id: string,
  label: Digit,
  at: number,
  strokes: OwnDigit['strokes'] = null,
): OwnDigit {
  const pixels = new Uint8Array(784);
  pixels.fill(at % 256, 300, 320);
  pixels[400 + label] = 255;
  return { id, label, strokes, pixels, at };
}

export const RESULT: TrainingResult = {
  test: { loss: 0.2, accuracy: 0.9, wrong: 1, count: 10 },
  end: 'completed',
  bestEpoch: null,
  steps: 10,
  totalSteps: 10,
  epochs: 2,
  seconds: 1,
  temperature: null,
};
