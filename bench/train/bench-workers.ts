import type { Page } from 'playwright';
import type { BenchPage } from './browser/page';
import type { BenchAnswers, BenchRequest } from './worker/messages';

/** The bench's workers as Node sees them: each by the name that it was first asked under. */
export type BenchWorkers = {
  /** Rejects with what the worker threw. */
  readonly ask: <T extends BenchRequest['type']>(
    worker: string,
    request: Extract<BenchRequest, { readonly type: T }>,
  ) => Promise<BenchAnswers[T]>;
  readonly end: (worker: string) => Promise<void>;
};

declare const window: { bench: BenchPage };

/** @param page with the bench's page open */
export function benchWorkers(page: Page): BenchWorkers {
  return {
    ask: async (worker, request) => {
      const asked: readonly [string, BenchRequest] = [worker, request];
      const answer = await page.evaluate((args) => window.bench.ask(...args), asked);
      return answer as never;
    },
    end: (worker) => page.evaluate((name) => window.bench.end(name), worker),
  };
}
