import type { Browser } from 'playwright';
import type { EngineChoice } from '../../src/protocol/engine';
import { median, quantile } from '../lib/statistics';
import { firstReading } from './first-reading';
import { CONTEXT, openLab, press, setNumber } from './lab';
import { type Drawing, penToBars } from './pen-to-bars';
import { type GoodRun, timeToAccuracy } from './time-to-accuracy';
import { trainingSpeed } from './training-speed';

/** Rounds of the shorter measurements; the choices of engine take turns in each. */
const ROUNDS = 5;
const PEN_ROUNDS = 3;

const CHOICES = ['auto', 'wasm', 'webgl'] as const satisfies readonly EngineChoice[];

/** What a person waits for, in the built page. */
export type PageFigures = {
  /** milliseconds from opening the page, its files cached, to the first reading */
  readonly firstReading: readonly number[];
  /** by seeds 1, 2, 3 ... */
  readonly timeTo97: readonly GoodRun[];
  readonly pen: {
    readonly [choice in EngineChoice]: { readonly idle: PenFigures; readonly training: PenFigures };
  };
  /** digits a second of the default plan, as the page shows them */
  readonly trainingSpeed: { readonly [choice in EngineChoice]: number };
};

/** Milliseconds from a movement of the pen to the bars that answer it, and the share of frames dropped meanwhile. */
export type PenFigures = {
  readonly samples: number;
  readonly p50: number;
  readonly p95: number;
  readonly framesDropped: number;
};

/**
 * @param url of the built page
 * @param say gets a line now and then
 */
export async function pageFigures(
  browser: Browser,
  url: string,
  say: (line: string) => void,
): Promise<PageFigures> {
  const context = await browser.newContext(CONTEXT);
  context.setDefaultTimeout(120_000); // software WebGL compiles for seconds

  say('first readings');
  await firstReading(context, url); // fills the browser's cache
  const readings: number[] = [];
  for (let round = 0; round < ROUNDS; round++) readings.push(await firstReading(context, url));

  say('time to 97 %');
  await cacheDigits(context, url);
  const timeTo97: GoodRun[] = [];
  for (let seed = 1; seed <= ROUNDS; seed++) timeTo97.push(await timeToAccuracy(context, url, seed));

  const speeds: Record<EngineChoice, number[]> = { auto: [], wasm: [], webgl: [] };
  const idle: Record<EngineChoice, Drawing[]> = { auto: [], wasm: [], webgl: [] };
  const training: Record<EngineChoice, Drawing[]> = { auto: [], wasm: [], webgl: [] };
  for (let round = 0; round < PEN_ROUNDS; round++) {
    say(`drawing and training, round ${round + 1} of ${PEN_ROUNDS}`);
    for (const engine of CHOICES) {
      idle[engine].push(await penToBars(context, url, { engine, training: false }));
      training[engine].push(await penToBars(context, url, { engine, training: true }));
      speeds[engine].push(await trainingSpeed(context, url, engine));
    }
  }
  await context.close();
  const pen = (engine: EngineChoice) => ({
    idle: penFigures(idle[engine]),
    training: penFigures(training[engine]),
  });
  return {
    firstReading: readings,
    timeTo97,
    pen: { auto: pen('auto'), wasm: pen('wasm'), webgl: pen('webgl') },
    trainingSpeed: {
      auto: median(speeds.auto),
      wasm: median(speeds.wasm),
      webgl: median(speeds.webgl),
    },
  };
}

/** Trains for one epoch, which fetches all of MNIST. */
async function cacheDigits(context: Parameters<typeof openLab>[0], url: string): Promise<void> {
  const page = await openLab(context, url, 'auto');
  await setNumber(page, 'Epochs', 1);
  await press(page, 'Train');
  await page.locator('.run-note', { hasText: 'of 10,000 test digits right' }).waitFor();
  await page.close();
}

function penFigures(drawings: readonly Drawing[]): PenFigures {
  const latencies = drawings.flatMap((drawing) => drawing.latencies);
  const sum = (key: 'framesDropped' | 'framesExpected') =>
    drawings.reduce((total, drawing) => total + drawing[key], 0);
  return {
    samples: latencies.length,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    framesDropped: sum('framesDropped') / sum('framesExpected'),
  };
}
