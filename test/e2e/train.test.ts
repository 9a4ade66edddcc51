import { expect, test } from './support/inkling';

test('trains to 90 % while the drawing is read again and again', async ({ inkling, engine }) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.draw(2);
  await inkling.expectReading(2);
  // Some seconds' work for either engine.
  await inkling.fill('Training digits', engine === 'webgl' ? '4000' : '10000');
  await inkling.fill('Learning rate', '0.002');
  await inkling.fill('Epochs', '5');
  // Counted in the page: each change of a bar while it trains.
  await page.evaluate(() => {
    const bar = document.querySelectorAll('[role=meter]')[2]!;
    const seen = new Set<string>();
    new MutationObserver(() => seen.add(bar.getAttribute('aria-valuenow') ?? '')).observe(bar, {
      attributes: true,
    });
    Object.assign(window, { seenReadings: seen });
  });
  await inkling.button('Train').click();
  await expect(page.locator('.run-line')).toContainText(/Epoch [2-5] of 5/, { timeout: 90_000 });
  // Drawing goes on meanwhile.
  await inkling.button('Clear').click();
  await inkling.draw(7);
  await inkling.expectReading(7);
  await expect(page.locator('.run-note')).toContainText(/Read [\d,]+ of 10,000 test digits right/, {
    timeout: 90_000,
  });

  await page.getByText('Numbers of each epoch').click();
  const rows = page.getByRole('region', { name: 'Numbers of each epoch' }).getByRole('row');
  await expect(rows).toHaveCount(6); // a header and five epochs
  const cells = await rows.last().getByRole('cell').allTextContents();
  const validation = Number.parseFloat(cells.at(-1)!);
  expect(validation > 1 ? validation / 100 : validation).toBeGreaterThanOrEqual(0.9);
  const readings = await page.evaluate(
    () => (window as unknown as { seenReadings: Set<string> }).seenReadings.size,
  );
  expect(readings).toBeGreaterThan(10);
  await inkling.expectReading(7);
});

test('pause, single steps, resume, stop, reset', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.draw(6);
  await inkling.fill('Training digits', '10000');
  await inkling.fill('Epochs', '500');

  await inkling.button('Step').click();
  await expect(page.locator('.run-line')).toContainText('Step 1 of 141,000');
  await inkling.button('Step').click();
  await expect(page.locator('.run-line')).toContainText('Step 2 of 141,000');
  await inkling.button('Resume').click();
  await expect(page.locator('.run-line')).toContainText(/Epoch \d+ of 500/);
  await expect(page.locator('.run-line')).toContainText('digits/s');

  await inkling.button('Pause').click();
  await expect(page.locator('.run-line')).toContainText('Paused in epoch');
  await inkling.button('Resume').click();
  await inkling.button('Stop').click();
  await expect(page.locator('.run-line')).toContainText('Stopped early');
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  await expect(page.getByText('Read by your network:')).toBeVisible();

  await inkling.button('Reset').click();
  await expect(page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await inkling.expectReading(6);
});

test('an impossible plan is refused at its field', async ({ inkling }) => {
  await inkling.openReady();
  await inkling.fill('Batch size', '0');
  await expect(inkling.form.getByLabel('Batch size', { exact: true })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expect(inkling.button('Train')).toBeDisabled();
  await inkling.fill('Batch size', '64');
  await expect(inkling.button('Train')).toBeEnabled();
});

test('after a reload the network that was trained reads, and the digits come from the cache', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');

  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin') && request.url().includes('mnist')) fetched.push(request.url());
  });
  await page.reload();
  await expect(page.getByText('Read by your network:')).toBeVisible();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  await inkling.button('Reset').click();
  await expect(page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await inkling.draw(9);
  await inkling.expectReading(9);
  await expect(inkling.form.getByLabel('Training digits')).toHaveValue('1000');
  await inkling.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  expect(fetched).toEqual([]);
});

test('training goes on in a hidden tab, where no frame is ever painted', async ({ inkling }) => {
  const { page } = inkling;
  // A headless browser hides no tab; this is what a hidden one is like to its page.
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    Object.defineProperty(document, 'hidden', { value: true });
  });
  await inkling.openReady();
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '2');
  await inkling.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('10,000 test digits right');
});
