import { chromium } from '@playwright/test';
import { NO_WEBGL_ARGS } from '../../scripts/lib/chromium-args';
import { expect, Inkling, test } from './support/inkling';
import { SMILEY } from './support/marks';

test('a shard that is damaged once is fetched again, unnoticed', async ({ inkling }) => {
  const { page } = inkling;
  let times = 0;
  await page.route('**/train-00-*.bin', async (route) => {
    times += 1;
    if (times > 1) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    body[body.length >> 1]! ^= 0xff;
    return route.fulfill({ response, body });
  });
  await inkling.openReady();
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  expect(times).toBe(2);
});

test('a shard that stays damaged, then one that is missing, is told, and Try again goes on', async ({
  inkling,
}) => {
  const { page } = inkling;
  let answer: 'damaged' | 'missing' | 'right' = 'damaged';
  await page.route('**/train-01-*.bin', async (route) => {
    if (answer === 'right') return route.continue();
    if (answer === 'missing') return route.fulfill({ status: 404 });
    return route.fulfill({ body: Buffer.alloc(1000, 7) });
  });
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.fill('Training digits', '2000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(inkling.problem).toContainText('arrived damaged');
  answer = 'missing';
  await inkling.problem.getByRole('button', { name: 'Try again' }).click();
  await expect(inkling.problem).toContainText('The server does not have');
  answer = 'right';
  await inkling.problem.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  await expect(inkling.problem).toBeHidden();
  inkling.forgiveFailedLoads();
});

test('without the default network the page says so, trains, and Try again brings it', async ({ inkling }) => {
  let there = false;
  await inkling.page.route('**/models/default/network.json', (route) =>
    there ? route.continue() : route.fulfill({ status: 404 }),
  );
  await inkling.open();
  await expect(inkling.problem).toContainText('The network is missing');
  await inkling.draw(0);
  await expect(inkling.button('Train')).toBeEnabled();
  there = true;
  await inkling.problem.getByRole('button', { name: 'Try again' }).click();
  await inkling.expectReading(0);
  await expect(inkling.problem).toBeHidden();
  inkling.forgiveFailedLoads();
});

test('without the network that tells digits from other marks the page reads as before, and refuses nothing', async ({
  inkling,
}) => {
  await inkling.page.route('**/models/likeness/**', (route) => route.abort());
  await inkling.openReady();
  await inkling.draw(6);
  await inkling.expectDigit(6);
  await inkling.button('Clear').click();
  await inkling.drawMarks(SMILEY);
  await expect(inkling.verdict.locator('.guess-digit')).toBeVisible();
  await expect(inkling.problem).toBeEmpty();
  inkling.forgiveFailedLoads();
  // A line for who keeps the page, and nothing for who draws on it.
  expect(inkling.complaints).toEqual([expect.stringContaining('Every drawing counts as a digit')]);
  inkling.complaints.splice(0);
});

test('where the CNN does not come, the page says so, and the dense network reads on', async ({ inkling }) => {
  const { page } = inkling;
  let there = false;
  await page.route('**/models/cnn/**', (route) => (there ? route.continue() : route.abort()));
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.expectDigit(3);
  await page.getByRole('radio', { name: 'CNN, a small convolutional network' }).click({ force: true });
  await expect(inkling.problem).toContainText('The network did not arrive');
  await expect(page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await inkling.expectDigit(3);
  await inkling.button('Clear').click();
  await inkling.draw(5);
  await inkling.expectDigit(5);

  // On the next visit, which asks for it first, too.
  await page.reload();
  await expect(inkling.problem).toContainText('The network did not arrive');
  await inkling.expectDigit(5);
  await inkling.button('Clear').click();
  await inkling.draw(4);
  await inkling.expectDigit(4);
  there = true;
  await inkling.problem.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Read by the page’s CNN:')).toBeVisible();
  await inkling.expectDigit(4);
  await expect(inkling.problem).toBeHidden();
  inkling.forgiveFailedLoads();
});

/** Draws a 1 and trains until one or two epochs are done, which are enough to read it, of a run far from its end. */
async function trainWithA1(inkling: Inkling): Promise<void> {
  await inkling.openReady();
  await inkling.draw(1);
  await inkling.fill('Training digits', '2000');
  await inkling.fill('Validation split', '0');
  await inkling.fill('Epochs', '1000');
  await inkling.button('Train').click();
  await expect.poll(() => epochOf(inkling)).toBeGreaterThan(2);
}

/** The epoch that is being trained, as the page says it; 0 before the first. */
async function epochOf({ page }: Inkling): Promise<number> {
  const words = await page.locator('.run-line').textContent();
  return Number(/Epoch ([\d,]+) of/.exec(words ?? '')?.[1]?.replaceAll(',', '') ?? 0);
}

test('a worker killed in mid-training is replaced by one that goes on with the run', async ({ inkling }) => {
  const { page } = inkling;
  await trainWithA1(inkling);
  const before = await epochOf(inkling);
  await page.workers()[0]!.evaluate(() => self.close());
  await expect(inkling.problem).toContainText('is back', { timeout: 60_000 });
  await expect.poll(() => epochOf(inkling)).toBeGreaterThan(before);
  await inkling.expectReading(1);
  await inkling.button('Stop').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  await inkling.button('Reset').click();
  await expect(page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await inkling.expectReading(1);
});

test('a GPU that crashes in mid-training is told, and the run goes on', async ({
  inkling,
  browser,
  engine,
}) => {
  await trainWithA1(inkling);
  const before = await epochOf(inkling);
  const devtools = await browser.newBrowserCDPSession();
  await devtools.send('Browser.crashGpuProcess');
  if (engine === 'webgl') await expect(inkling.problem).toContainText('The GPU was taken away');
  await expect.poll(() => epochOf(inkling)).toBeGreaterThan(before);
  await inkling.button('Clear').click();
  await inkling.draw(1);
  await inkling.expectReading(1);
  inkling.complaints.splice(0); // the browser's own words about its GPU
});

test('without WebGL it runs on WebAssembly and says why', async ({ baseURL }) => {
  const browser = await chromium.launch({
    args: NO_WEBGL_ARGS,
    ...(process.env.INKLING_CHROMIUM ? { executablePath: process.env.INKLING_CHROMIUM } : {}),
  });
  try {
    const inkling = new Inkling(await browser.newPage({ baseURL: baseURL!, locale: 'en-GB' }));
    await inkling.openReady();
    await inkling.draw(5);
    await inkling.expectReading(5);
    await inkling.fill('Training digits', '1000');
    await inkling.fill('Epochs', '2');
    await inkling.button('Train').click();
    await expect(inkling.page.locator('.run-note')).toContainText('of 10,000 test digits right');
    await expect(
      inkling.page.getByText(/WebAssembly.* computes, because WebGL is not available here/),
    ).toBeVisible();
    expect(inkling.complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
