/** The real page over the real App, with a worker whose every word the test says. */
import { act, cleanup, render } from '@testing-library/react';
import { afterEach } from 'vitest';
import { type App, createApp } from '../../../src/app/app';
import { readConfig } from '../../../src/app/config/read';
import type { Language } from '../../../src/app/preferences';
import type { Refusal } from '../../../src/core/metrics/likeness';
import { denseNetwork } from '../../../src/core/model/presets';
import type { EngineReport } from '../../../src/protocol/engine';
import type { Event, Request } from '../../../src/protocol/messages';
import { Page } from '../../../src/ui/page';
import { en } from '../../../src/ui/shared/i18n/en';
import { zh } from '../../../src/ui/shared/i18n/zh';

export type PageUnderTest = {
  readonly app: App;
  /** everything that was sent to the workers */
  readonly sent: Request[];
  /** The newest worker says something. */
  readonly say: (...events: Event[]) => void;
  /** The newest worker dies. */
  readonly die: () => void;
};

/** The engine runs. */
export function engine(report: Partial<EngineReport> = {}): Event {
  const reading = { engine: 'wasm', variant: 'simd', reason: { kind: 'reading' }, failures: [] } as const;
  return { type: 'engine', report: { ...reading, ...report } };
}

export const READY: readonly Event[] = [
  engine(),
  { type: 'network', info: { network: denseNetwork(128), origin: 'default' } },
  { type: 'phase', phase: 'idle' },
];

let open: App | null = null;

afterEach(() => {
  cleanup();
  open?.dispose();
  open = null;
});

/** @param search the query of the page's URL */
export async function openPage(language: Language = 'en', search = ''): Promise<PageUnderTest> {
  const sent: Request[] = [];
  let listeners: Record<string, (event: { data: unknown }) => void> = {};
  const app = createApp({
    spawn: () => {
      listeners = {};
      return {
        postMessage: (message: Request) => sent.push(message),
        terminate: () => {},
        addEventListener: (type: string, listener: (event: { data: unknown }) => void) => {
          listeners[type] = listener;
        },
      };
    },
    baseUrl: 'https://example.org/inkling/',
    storage: null,
    languages: [language],
    url: readConfig(search),
    version: 'test',
  });
  open = app;
  render(<Page app={app} languages={{ en, zh }} />);
  // The Train panel's content, whose module is there already.
  await import('../../../src/ui/train/training');
  await lateParts();
  return {
    app,
    sent,
    say: (...events) =>
      act(() => {
        for (const data of events) listeners.message?.({ data });
      }),
    die: () => act(() => listeners.error?.({ data: null })),
  };
}

/** Lets late parts come whose modules are there already. */
export async function lateParts(): Promise<void> {
  await act(async () => {});
}

/** An answer to the newest drawing: `probability` for `digit`, the rest shared by the others. */
export function answer(
  { sent }: PageUnderTest,
  digit: number,
  probability: number,
  refused: Refusal | null = null,
): Event {
  const asked = sent.findLast((request) => request.type === 'predict');
  const probabilities = new Float32Array(10).fill((1 - probability) / 9);
  probabilities[digit] = probability;
  return { type: 'predicted', id: asked?.id ?? 0, probabilities, refused, step: 0 };
}
