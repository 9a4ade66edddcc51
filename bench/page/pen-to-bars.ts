import type { BrowserContext, Page } from 'playwright';
import type { EngineChoice } from '../../src/protocol/engine';
import { drawByHand, openLab, press, trainOnAndOn } from './lab';
import { type PenSeen, penProbe } from './pen-probe';

/** What drawing some digits by hand was like. */
export type Drawing = {
  /** milliseconds from each movement of the pen to the bars that answer it */
  readonly latencies: readonly number[];
  readonly framesExpected: number;
  readonly framesDropped: number;
};

/** One, two and three bends, and two strokes. */
const DRAWN = [0, 3, 8, 4] as const;

const FRAME_MS = 1000 / 60;

export type PenSituation = { readonly engine: EngineChoice; readonly training: boolean };

export async function penToBars(
  context: BrowserContext,
  url: string,
  { engine, training }: PenSituation,
): Promise<Drawing> {
  const page = await openLab(context, url, engine, penProbe);
  if (training) await trainOnAndOn(page);
  await drawByHand(page, 1); // whatever happens once has happened then
  await press(page, 'Clear');
  await forget(page);
  for (const digit of DRAWN) {
    await drawByHand(page, digit);
    await press(page, 'Clear');
  }
  const { latencies, frames } = await look(page);
  await page.close();
  return { latencies, ...countFrames(frames) };
}

declare const window: { penSeen: PenSeen };

const look = (page: Page): Promise<PenSeen> => page.evaluate(() => window.penSeen);

const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.penSeen.latencies.length = 0;
    window.penSeen.frames.length = 0;
  });

/** A frame that came more than half a frame late has dropped those that should have come meanwhile. */
function countFrames(frames: readonly number[]): Pick<Drawing, 'framesExpected' | 'framesDropped'> {
  let framesDropped = 0;
  for (let index = 1; index < frames.length; index++) {
    const intervals = (frames[index]! - frames[index - 1]!) / FRAME_MS;
    if (intervals > 1.5) framesDropped += Math.round(intervals) - 1;
  }
  return { framesExpected: Math.round((frames.at(-1)! - frames[0]!) / FRAME_MS), framesDropped };
}
