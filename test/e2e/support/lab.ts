import { readFile } from 'node:fs/promises';
import type { Download, Locator } from '@playwright/test';
import { expect, type Inkling } from './inkling';

/** Shows one of the lab's tabs and returns what is in it. */
export async function showTab({ page }: Inkling, name: string): Promise<Locator> {
  await page.getByRole('tab', { name, exact: true }).click();
  const panel = page.getByRole('tabpanel', { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

/** Takes a ready-made plan, then changes some of its numbers. */
export async function takePlan(
  inkling: Inkling,
  preset: string,
  numbers: Readonly<Record<string, string>>,
): Promise<void> {
  await inkling.form.getByLabel('Network', { exact: true }).selectOption({ label: preset });
  for (const [field, value] of Object.entries(numbers)) await inkling.fill(field, value);
}

export const SOFTMAX = '784-10 (softmax regression)';

/** Presses Train and waits until the run is over and tested. */
export async function train(inkling: Inkling): Promise<void> {
  await inkling.button('Train').click();
  await expect(inkling.page.locator('.run-note')).toContainText('of 10,000 test digits right');
}

/** The row of a run in the table of runs. */
export function runRow(runs: Locator, name: string): Locator {
  return runs
    .locator('.runs-table tbody tr')
    .filter({ has: runs.page().getByRole('checkbox', { name: `Overlay “${name}”`, exact: true }) });
}

/** Names of the runs, in the order of their table. */
export function runNames(runs: Locator): Locator {
  return runs.locator('.runs-table .run-name-text');
}

export type Saved = { readonly name: string; readonly bytes: Buffer };

/** What the browser saves as a file when something is done. */
export async function saved(inkling: Inkling, act: () => Promise<void>): Promise<Saved> {
  const [file] = await savedFiles(inkling, 1, act);
  return file!;
}

export async function savedFiles(
  { page }: Inkling,
  count: number,
  act: () => Promise<void>,
): Promise<readonly Saved[]> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await act();
  await expect.poll(() => downloads.length).toBe(count);
  page.removeAllListeners('download');
  return Promise.all(
    downloads.map(async (download) => ({
      name: download.suggestedFilename(),
      bytes: await readFile(await download.path()),
    })),
  );
}

/** What is painted on each of some canvases, as text to be compared. */
export function painted(canvases: Locator): Promise<string[]> {
  return canvases.evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
}
