import type { App } from '../app';
import { newId } from '../new-id';
import { type Browser, createBrowser } from './browse/browser';
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

/** To be called once a page, which records its runs from then on. */
export function createLab(app: App): Lab {
  const database = app.database();
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
