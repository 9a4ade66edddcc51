import type { App } from '../app';
import { type Browser, createBrowser } from './browse/browser';
import { openLabDatabase } from './database';
import { createOwnDigits, type OwnDigits } from './own/own';
import { createRuns, type Runs } from './runs/runs';
import { createTestBench, type TestBench } from './test/test-bench';

/** What one does with networks beyond training them. */
export type Lab = {
  readonly runs: Runs;
  readonly bench: TestBench;
  readonly browser: Browser;
  readonly own: OwnDigits;
  readonly dispose: () => void;
};

/** Not `crypto.randomUUID`, which pages that came over plain http do not have. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** To be called once a page, which records its runs from then on. */
export function createLab(app: App): Lab {
  const database = openLabDatabase();
  const environment = { now: () => Date.now(), newId };
  const parts = {
    runs: createRuns(app, database, environment),
    bench: createTestBench(app),
    browser: createBrowser(app),
    own: createOwnDigits(app, database, environment),
  };
  return {
    ...parts,
    dispose: () => {
      for (const part of Object.values(parts)) part.dispose();
    },
  };
}
