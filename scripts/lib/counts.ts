/** How many tests passed, read from the JSON reports of the two test runners. */
import { existsSync, readFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** What Vitest's JSON reporter says, in Jest's words. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  success: boolean;
}

/** What Playwright's JSON reporter says. A flaky test is one that failed first: it does not count as passed. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

function ofVitest(report: VitestReport): Counts {
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A file that can't even be loaded has no tests to fail, and has failed all the same.
    failed: failed === 0 && !report.success ? Math.max(1, report.numFailedTestSuites) : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function ofPlaywright({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** A report that was never written counts nothing: its stage ended before it could run a test. */
export function countsIn(file: string): Counts {
  if (!existsSync(file)) return NONE;
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport;
  return 'stats' in report ? ofPlaywright(report) : ofVitest(report);
}

export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NONE,
  );
}

/** The line that ends a run; its shape is fixed, other programs read it. */
export const summaryOf = ({ passed, failed, skipped }: Counts): string =>
  `tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
