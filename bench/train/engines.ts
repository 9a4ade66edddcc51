import type { Browser } from 'playwright';
import { networkTitle } from '../../src/core/model/network';
import { median } from '../lib/statistics';
import { openBenchSite } from './bench-site';
import { type BenchWorkers, benchWorkers } from './bench-workers';
import { COMPARISONS, type Comparison, MAIN_TASK } from './tasks';
import type { Task } from './worker/contender';
import type { ContenderName } from './worker/messages';

const ROUNDS = 5;
/** How long each timed piece takes; a slow step takes what it takes. */
const PIECE_MS = 1000;

/** One of our engines against TensorFlow.js: medians over the rounds. */
export type Row = {
  readonly engine: string;
  readonly network: string;
  readonly batch: number;
  readonly samplesPerSecond: number;
  readonly baseline: string;
  readonly baselineSamplesPerSecond: number;
  /** the median of the rounds' ratios */
  readonly ratio: number;
  readonly target: number | null;
};

/** What a step of our WebGL engine asks of the context; milliseconds of JavaScript. */
export type WebglFigures = {
  readonly drawsPerStep: number;
  readonly uploadsPerStep: number;
  readonly readbacksPerStep: number;
  readonly scriptPerStep: number;
};

/** Milliseconds that each engine takes to read the 10,000 test digits by the network of `MAIN_TASK`. */
export type ReadingTimes = { readonly wasm: number; readonly webgl: number };

export type EngineFigures = {
  readonly rows: readonly Row[];
  readonly reading: ReadingTimes;
  readonly webgl: WebglFigures;
  /** the build of our WebAssembly that ran */
  readonly variant: string | null;
};

/**
 * Times our engines against TensorFlow.js' own training, each in a worker of a real browser.
 *
 * @param say gets a line now and then, so that nobody thinks it hangs
 */
export async function engineFigures(browser: Browser, say: (line: string) => void): Promise<EngineFigures> {
  const site = await openBenchSite();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    const manifest = new URL('data/mnist/manifest.json', site.url).href;
    const workers = benchWorkers(page);

    const rows: Row[] = [];
    let variant: string | null = null;
    for (const { task, comparisons } of COMPARISONS) {
      const contenders = [
        ...new Set(comparisons.flatMap(({ engine, baseline }): ContenderName[] => [engine, baseline])),
      ];
      for (const contender of contenders) {
        say(`warming up: ${contender}, ${networkTitle(task.network)}`);
        const started = await workers.ask(contender, { type: 'start', contender, manifest });
        variant ??= started.variant;
        await workers.ask(contender, { type: 'prepare', task, pieceMilliseconds: PIECE_MS });
      }
      const speeds: Speeds[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const speed: Speeds = {};
        for (const contender of contenders) speed[contender] = await workers.ask(contender, { type: 'time' });
        speeds.push(speed);
      }
      for (const contender of contenders) await workers.end(contender);
      rows.push(...comparisons.map((comparison) => row(comparison, task, speeds)));
    }
    const reading = { wasm: 0, webgl: 0 };
    for (const contender of ['wasm', 'webgl'] as const) {
      await workers.ask(contender, { type: 'start', contender, manifest });
      reading[contender] = median(await workers.ask(contender, { type: 'read', task: MAIN_TASK }));
      await workers.end(contender);
    }
    return { rows, reading, webgl: await webglFigures(workers, manifest), variant };
  } finally {
    await site.close();
  }
}

/** Samples a second of each contender in one round. */
type Speeds = { [name in ContenderName]?: number };

function row({ engine, baseline, target }: Comparison, task: Task, speeds: readonly Speeds[]): Row {
  return {
    engine,
    network: networkTitle(task.network),
    batch: task.batchSize,
    samplesPerSecond: median(speeds.map((speed) => speed[engine]!)),
    baseline,
    baselineSamplesPerSecond: median(speeds.map((speed) => speed[baseline]!)),
    ratio: median(speeds.map((speed) => speed[engine]! / speed[baseline]!)),
    target: target ?? null,
  };
}

/** In workers of their own: counting slows the calls down. */
async function webglFigures(workers: BenchWorkers, manifest: string): Promise<WebglFigures> {
  await workers.ask('counted', { type: 'start', contender: 'webgl', manifest, countGl: true });
  const { draws, uploads, readbacks } = await workers.ask('counted', { type: 'count', task: MAIN_TASK });
  await workers.ask('timed', { type: 'start', contender: 'webgl', manifest });
  const script = await workers.ask('timed', { type: 'script', task: MAIN_TASK });
  return {
    drawsPerStep: draws,
    uploadsPerStep: uploads,
    readbacksPerStep: readbacks,
    scriptPerStep: median(script),
  };
}
