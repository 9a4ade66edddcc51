import type { BrowserContext } from 'playwright';

/**
 * Milliseconds from the navigation to the first reading, by a new worker, a sample being put on the pad as soon as there
 * is one. The second page of a context finds its files in the browser's cache.
 */
export async function firstReading(context: BrowserContext, url: string): Promise<number> {
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
