import type { BrowserContext } from 'playwright';
import type { EngineChoice } from '../../src/protocol/engine';
import { median } from '../lib/statistics';
import { openLab, runLine, trainOnAndOn } from './lab';

/** How long it is watched, and how often its speed is read. */
const LOOKS = 30;
const LOOK_MS = 100;

/** Digits a second of a training by the default plan, as the page shows them; the first second is left out. */
export async function trainingSpeed(
  context: BrowserContext,
  url: string,
  engine: EngineChoice,
): Promise<number> {
  const page = await openLab(context, url, engine);
  await trainOnAndOn(page);
  await page.waitForTimeout(1000);
  const seen: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const shown = /([\d,]+) digits\/s/.exec(await runLine(page).innerText())?.[1];
    if (shown !== undefined) seen.push(Number(shown.replaceAll(',', '')));
    await page.waitForTimeout(LOOK_MS);
  }
  await page.close();
  return median(seen);
}
