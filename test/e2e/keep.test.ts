import type { BrowserContext, Page } from '@playwright/test';
import { expect, Inkling, test } from './support/inkling';
import { showTab } from './support/lab';

// What is kept does not hang on the engine; that the same steps follow again, to the last bit, the CPU's alone promises.
test.use({ engine: 'wasm' });
// biome-ignore lint/correctness/noEmptyPattern: Playwright asks for fixtures in braces
test.beforeEach(({}, { project }) => test.skip(project.name !== 'chromium'));

const EPOCHS = 6;
const RUN = '784-10 Adam';

/** Another page of the same visitor, as after a restart of the browser. */
async function openAgain(context: BrowserContext): Promise<Inkling> {
  const inkling = new Inkling(await context.newPage(), 'wasm');
  await inkling.open();
  return inkling;
}

/** A 3 on the pad, and in the form a run of some seconds. */
async function prepare(inkling: Inkling): Promise<void> {
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.form
    .getByLabel('Network', { exact: true })
    .selectOption({ label: '784-10 (softmax regression)' });
  await inkling.fill('Training digits', '60000');
  await inkling.fill('Learning rate', '0.004');
  await inkling.fill('Batch size', '8');
  await inkling.fill('Epochs', String(EPOCHS));
}

async function expectPrepared({ form, page }: Inkling): Promise<void> {
  await expect(form.getByLabel('Epochs')).toHaveValue(String(EPOCHS));
  await expect(form.getByLabel('Training digits')).toHaveValue('60000');
  await expect(form.getByLabel('Learning rate')).toHaveValue('0.004');
  await expect(page.getByRole('button', { name: 'Clear', exact: true })).toBeEnabled();
}

/** How many epochs of its run the page says are done, to about a thirtieth. */
async function epochsOf({ page }: Inkling): Promise<number> {
  const bar = page.getByRole('progressbar', { name: 'Training progress' });
  return (Number(await bar.getAttribute('aria-valuenow')) / 100) * EPOCHS;
}

/** What is kept of a page: a hash of the numbers of its network, and how far its run has come. */
function kept(page: Page): Promise<{ readonly hash: string; readonly epoch: number | null } | null> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('inkling');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('checkpoints').objectStore('checkpoints').getAll();
          reading.onsuccess = async () => {
            database.close();
            const saved = reading.result[0]?.saved;
            if (saved === undefined) return resolve(null);
            const bytes = await new Blob(saved.weights).arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            resolve({ hash: digest.join(), epoch: saved.run?.epoch ?? null });
          };
        };
      }),
  );
}

const result = ({ page }: Inkling) => page.locator('.run-note');

async function finish(inkling: Inkling): Promise<{ readonly note: string | null; readonly hash: string }> {
  await expect(result(inkling)).toContainText('of 10,000 test digits right', { timeout: 60_000 });
  await expect.poll(async () => (await kept(inkling.page))?.epoch).toBeNull();
  return { note: await result(inkling).textContent(), hash: (await kept(inkling.page))!.hash };
}

test('whenever the page is closed in training, drawing, plan and run are there again, and the run ends as if nothing had been', async ({
  inkling,
  context,
}) => {
  await prepare(inkling);
  await inkling.button('Train').click();
  const whole = await finish(inkling);
  await inkling.button('Reset').click();
  await expect.poll(() => kept(inkling.page)).toBeNull();

  await inkling.button('Train').click();
  let page = inkling;
  // Closed at once, in the first epoch, and in later ones, without a word to the page.
  for (const moment of [0, 0.5, 1.5, 3.5]) {
    await expect.poll(() => epochsOf(page), { intervals: [5] }).toBeGreaterThanOrEqual(moment);
    const before = await epochsOf(page);
    await page.page.close();
    page = await openAgain(context);
    await expect(page.page.locator('.run-line')).toContainText('Paused');
    await expect(result(page)).toHaveText('Kept from when the page was closed: “Resume” goes on.');
    expect((await kept(page.page))?.epoch).toBeGreaterThanOrEqual(before - 1);
    await expectPrepared(page);
    await expect.poll(async () => Math.max(...(await page.probabilities()))).toBeGreaterThan(0.1);
    await page.button('Resume').click();
  }
  expect(await finish(page)).toEqual(whole);
  expect(page.complaints).toEqual([]);

  // It is one run, not five.
  const runs = await showTab(page, 'Runs');
  await expect(runs.locator('.runs-table tbody tr')).toHaveCount(2);
  await expect(runs.locator('.runs-table tbody').getByText('Finished', { exact: true })).toHaveCount(2);
  await expect(runs.getByText(RUN).first()).toBeVisible();

  // And it is over on the next visit, too, where its network reads.
  await page.page.close();
  page = await openAgain(context);
  await expect(result(page)).toHaveText(whole.note!);
  await page.expectReading(3);
});

test('a page that crashes, and one that is closed as its run ends, lose nothing', async ({
  inkling,
  context,
}) => {
  await prepare(inkling);
  await inkling.button('Train').click();
  await expect.poll(() => epochsOf(inkling), { intervals: [5] }).toBeGreaterThanOrEqual(1.5);
  const crashed = inkling.page.waitForEvent('crash');
  const session = await context.newCDPSession(inkling.page);
  void session.send('Page.crash').catch(() => {});
  await crashed;
  await inkling.page.close();

  let page = await openAgain(context);
  await expect(page.page.locator('.run-line')).toContainText('Paused in epoch');
  await expectPrepared(page);
  await page.button('Resume').click();
  // The worker's last word on the run is the last that this page hears.
  await page.page.evaluate(
    () =>
      new Promise<void>((done) => {
        new MutationObserver(() => {
          if (document.querySelector('.run-note')?.textContent?.includes('test digits right')) done();
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await page.page.close();

  page = await openAgain(context);
  const again = page.button('Resume');
  await expect(again.or(result(page).getByText('test digits right'))).toBeVisible();
  if (await again.isVisible()) await again.click();
  const { note } = await finish(page);
  const runs = await showTab(page, 'Runs');
  const row = runs.locator('.runs-table tbody tr');
  await expect(row).toHaveCount(1);
  await expect(row.getByText('Finished', { exact: true })).toBeVisible();
  await page.button('Reset').click();
  await expect(page.page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await row.getByRole('button', { name: /^Use: let/ }).click();
  await page.expectReading(3);
  expect(note).toContain('of 10,000 test digits right');

  // What a person has had read reads on the next visit, too.
  await page.page.reload();
  await expect(page.page.getByText('Read by your network:')).toBeVisible();
  await page.expectReading(3);
});

test('two tabs have a place each, and find it again', async ({ inkling, context }) => {
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.expectDigit(3);
  const other = new Inkling(await context.newPage(), 'wasm');
  await other.openReady();
  await expect(other.button('Clear')).toBeDisabled();
  await other.draw(7);
  await other.expectDigit(7);
  for (const reload of [other, inkling, other]) {
    await reload.page.reload();
    await reload.expectDigit(reload === other ? 7 : 3);
  }
  await inkling.page.close();
  const third = await openAgain(context);
  await third.expectDigit(3);
  expect(other.complaints).toEqual([]);
});

test('where the browser keeps nothing, everything works, and one sentence says so', async ({ inkling }) => {
  const { page } = inkling;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
  });
  await inkling.openReady();
  const note = page.locator('.keeping-note');
  await expect(note).toContainText('This browser keeps nothing for this page');
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note.getByRole('status')).toBeEmpty();
  await inkling.draw(3);
  await inkling.expectDigit(3);
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(result(inkling)).toContainText('of 10,000 test digits right');
  await expect(note.getByRole('status')).toBeEmpty();
  await page.reload();
  await expect(inkling.button('Clear')).toBeDisabled();
  await expect(note).toContainText('This browser keeps nothing for this page');
});

test('a database that is cleared away while the page is open is made again', async ({ inkling, context }) => {
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.expectDigit(3);
  await inkling.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('inkling');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
  await inkling.button('Clear').click();
  await inkling.draw(5);
  await inkling.expectDigit(5);
  await inkling.page.close();
  await (await openAgain(context)).expectDigit(5);
});
