import type { BrowserContext, Locator, Page } from 'playwright';
import { type Digit, sampleDigit } from '../../src/core/ink/samples';
import { PAD_SIZE } from '../../src/core/ink/stroke';
import type { EngineChoice } from '../../src/protocol/engine';

/** The built page, as the bench works it: in English, at a laptop's size. */
export const CONTEXT = {
  locale: 'en-GB',
  viewport: { width: 1280, height: 720 },
  // What it fetches in the background would be in the timings.
  serviceWorkers: 'block',
} as const;

/** Opens the page and waits until its network can read. `probe` runs in it before anything else does. */
export async function openLab(
  context: BrowserContext,
  url: string,
  engine: EngineChoice,
  probe?: () => void,
): Promise<Page> {
  const page = await context.newPage();
  if (probe) await page.addInitScript(probe);
  await page.goto(`${url}?engine=${engine}`);
  await page.getByText('Read by the network that came with the page').waitFor();
  return page;
}

/** Sets a number of the training form. */
export async function setNumber(page: Page, label: string, value: number): Promise<void> {
  const input = page.getByLabel(label, { exact: true });
  // Seldom used settings are folded away.
  if (!(await input.isVisible())) {
    await press(page, 'More settings');
    await page.locator('.plan-section > summary', { hasText: 'Data' }).click();
  }
  await input.fill(String(value));
  await input.blur();
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Trains by the default plan for longer than anybody measures; returns when the speed is shown. */
export async function trainOnAndOn(page: Page): Promise<void> {
  await setNumber(page, 'Epochs', 1000);
  await press(page, 'Train');
  await runLine(page).getByText('digits/s').waitFor();
}

/** Where the page tells how fast a run is. */
export function runLine(page: Page): Locator {
  return page.locator('.run-line');
}

/** How far a hand moves between two events of a mouse that sends 60 a second, in pad units. */
const STRIDE = 6;
/** The least time between two movements, in milliseconds. */
const PACE_MS = 1000 / 60;

/** Draws a digit with real mouse events on an empty pad, as fast as a hand does. */
export async function drawByHand(page: Page, digit: Digit): Promise<void> {
  const pad = page.getByRole('application', { name: 'Drawing pad' });
  const box = (await pad.boundingBox())!;
  const { mouse } = page;
  for (const { points } of sampleDigit(digit)) {
    const [first, ...rest] = strides(points).map(
      ({ x, y }) => [box.x + (x / PAD_SIZE) * box.width, box.y + (y / PAD_SIZE) * box.height] as const,
    );
    await mouse.move(...first!);
    await mouse.down();
    for (const place of rest) {
      const started = performance.now();
      await mouse.move(...place);
      await page.waitForTimeout(Math.max(0, PACE_MS - (performance.now() - started)));
    }
    await mouse.up();
  }
}

type Place = { readonly x: number; readonly y: number };

/** Those points of a line that are a stride apart. */
function strides(points: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) >= STRIDE) kept.push(point);
  }
  return kept;
}
