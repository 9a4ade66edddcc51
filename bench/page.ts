/**
 * `npm run bench`: what a person waits for, on the built page in a real Chromium. Each figure is a median, the
 * backends alternated in one run:
 * - from opening the page (its files in the cache) to the reading of a digit that is drawn at once;
 * - training by the default plan, in digits a second, after the first second.
 */
import { type BrowserContext, chromium } from 'playwright';
import { findChromium } from '../scripts/lib/chromium';
import { CHROMIUM_ARGS, NO_WEBGL_ARGS } from '../scripts/lib/chromium-args';
import { realMachine } from '../scripts/lib/chromium-machine';
import { serve } from '../scripts/lib/server';

const ROUNDS = 5;
/** How long each round trains. */
const TRAINING_MS = 8000;

const BACKENDS = { WebGL: CHROMIUM_ARGS, WebAssembly: NO_WEBGL_ARGS };

const executablePath = await findChromium(realMachine());
const { url, server } = await serve({ cache: true });
const readings: Record<string, number[]> = {};
const speeds: Record<string, number[]> = {};
for (let round = 0; round < ROUNDS; round++) {
  for (const [backend, args] of Object.entries(BACKENDS)) {
    const browser = await chromium.launch({ executablePath, args });
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });
    await firstReading(context); // fills the cache
    readings[backend] = [...(readings[backend] ?? []), await firstReading(context)];
    speeds[backend] = [...(speeds[backend] ?? []), await trainingSpeed(context)];
    await browser.close();
  }
}
server.close();
for (const backend of Object.keys(BACKENDS)) {
  console.log(
    `${backend}: first reading ${median(readings[backend]!).toFixed(0)} ms after opening, ` +
      `training ${median(speeds[backend]!).toFixed(0)} digits/s`,
  );
}

/** Milliseconds from the navigation to the first reading, a sample being put on the pad as soon as there is one. */
async function firstReading(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      document.querySelector<HTMLButtonElement>('button[aria-label="Sample 3"]')?.click();
      if (document.querySelector('.guess-digit') === null) return;
      observer.disconnect();
      Object.assign(window, { readAfter: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url);
  const after = await page.waitForFunction(() => (window as unknown as { readAfter?: number }).readAfter);
  const milliseconds = await after.jsonValue();
  await page.close();
  return milliseconds!;
}

/** Digits a second over TRAINING_MS, by the step that the page shows, from one second after the first step. */
async function trainingSpeed(context: BrowserContext): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText('Read by the network that came with the page').waitFor();
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByText(/digits\/s/).waitFor();
  await page.waitForTimeout(1000);
  const speed = await page.evaluate(async (duration) => {
    const seen: number[] = [];
    const watch = setInterval(() => {
      const shown = /([\d,]+) digits\/s/.exec(document.body.innerText)?.[1];
      if (shown !== undefined) seen.push(Number(shown.replaceAll(',', '')));
    }, 100);
    await new Promise((done) => setTimeout(done, duration));
    clearInterval(watch);
    return seen.sort((a, b) => a - b)[seen.length >> 1]!;
  }, TRAINING_MS);
  await page.close();
  return speed;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
