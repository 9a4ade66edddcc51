import type { Browser, Locator } from '@playwright/test';
import { PRESETS } from '../../src/core/model/presets';
import { findings } from './support/axe';
import { expect, Inkling, test } from './support/inkling';
import { runNames, type Saved, SOFTMAX, saved, showTab, takePlan, train } from './support/lab';
import { earlierDigits, earlierRun, keepFromEarlier } from './support/lab-database';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const upload = ({ name, bytes }: Saved) => ({ name, mimeType: 'application/octet-stream', buffer: bytes });

/** A field to copy from, by its label. */
const field = (panel: Locator, label: string) => panel.getByLabel(label, { exact: true }).inputValue();

/** The page in a browser that knows nothing of it. */
async function freshPage(browser: Browser): Promise<{ inkling: Inkling; close: () => Promise<void> }> {
  const context = await browser.newContext({ locale: 'en-GB' });
  return { inkling: new Inkling(await context.newPage()), close: () => context.close() };
}

test('a link opens the same page elsewhere', async ({ inkling, browser }) => {
  await inkling.openReady();
  await takePlan(inkling, SOFTMAX, { Epochs: '3' });
  await inkling.page.getByRole('radio', { name: 'Dark' }).check();
  const embed = await showTab(inkling, 'Embed');
  await embed.getByRole('button', { name: 'Everything' }).click();
  await embed.getByRole('checkbox', { name: 'Lab' }).uncheck();
  await embed.getByLabel('Task', { exact: true }).fill('Draw a “7” & watch');
  await embed.locator('summary', { hasText: 'Controls' }).click();
  await embed.getByLabel('Batch size', { exact: true }).selectOption('locked');
  await embed.getByLabel('Samples', { exact: true }).selectOption('hidden');
  const link = await field(embed, 'Link');
  expect(link.length).toBeLessThan(2000);
  // HTML has it, too.
  const iframe = await field(embed, 'Frame');
  expect(iframe.replaceAll('&amp;', '&').replaceAll('&#39;', "'")).toContain(`src="${link}"`);

  const { inkling: other, close } = await freshPage(browser);
  await other.page.goto(link);
  await expect(other.page.getByText('Draw a “7” & watch')).toBeVisible();
  await expect(other.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.form.getByLabel('Epochs', { exact: true })).toHaveValue('3');
  await expect(other.form.getByLabel('Batch size', { exact: true })).toBeDisabled();
  await expect(other.page.getByRole('heading', { name: 'Lab', exact: true })).toHaveCount(0);
  await expect(other.page.getByText('or pick a sample')).toHaveCount(0);
  // And that page makes the same link, read back.
  const again = await showTab(other, 'Embed');
  await again.locator('summary', { hasText: 'Start from a link' }).click();
  await again.getByLabel('Start from a link', { exact: true }).fill(link);
  await again.getByRole('button', { name: 'Read it' }).click();
  await expect(again.getByText('everything above is as in the link')).toBeVisible();
  expect(await field(again, 'Link')).toBe(link);
  await close();
});

test('what an address says wrong is listed', async ({ inkling }) => {
  await inkling.page.goto('./?lang=klingon&nonsense=1');
  const embed = await showTab(inkling, 'Embed');
  await expect(embed.getByText('“lang” cannot be “klingon”. It can be en, zh.')).toBeVisible();
  await expect(embed.getByText('“nonsense” is not known, and was passed over.')).toBeVisible();
  // That is said to the console, too, for whoever built the address.
  expect(inkling.complaints.splice(0)).toHaveLength(2);
});

test('a model goes out in each format and comes back the same', async ({ inkling }) => {
  await inkling.openReady();
  await takePlan(inkling, SOFTMAX, { Epochs: '1', 'Training digits': '2000' });
  await train(inkling);
  await inkling.draw(3);
  await inkling.expectReading(3);
  const before = await inkling.probabilities();
  for (const [button, ending] of [
    ['Save as Keras 3', '.keras'],
    ['Save as ONNX', '.onnx'],
    ['Save as TensorFlow.js', '.zip'],
  ] as const) {
    const models = await showTab(inkling, 'Models');
    const file = await saved(inkling, () => models.getByRole('button', { name: button }).click());
    expect(file.name).toMatch(new RegExp(`\\${ending}$`));
    await inkling.page.getByRole('radio', { name: 'Dense network' }).check();
    await expect(inkling.page.getByText('Read by the network that came with the page')).toBeVisible();
    await expect.poll(() => inkling.probabilities()).not.toEqual(before);
    await models.locator('input[type=file]').setInputFiles(upload(file));
    await expect(models.getByText(`${file.name} reads now: 784-10.`)).toBeVisible();
    await expect.poll(() => inkling.probabilities()).toEqual(before);
    // Out again, it is the very same file.
    const again = await saved(inkling, () => models.getByRole('button', { name: button }).click());
    expect(again.bytes.equals(file.bytes)).toBe(true);
  }
  const models = await showTab(inkling, 'Models');
  const notes = { name: 'notes.txt', bytes: Buffer.from('hello') };
  await models.locator('input[type=file]').setInputFiles(upload(notes));
  await expect(models.getByText(/notes\.txt was not opened, and all is as it was\./)).toBeVisible();
  expect(await inkling.probabilities()).toEqual(before);
});

test('the plan is saved as a script and as a notebook', async ({ inkling }) => {
  await inkling.openReady();
  await takePlan(inkling, SOFTMAX, { Epochs: '4' });
  const code = await showTab(inkling, 'Code');
  const script = await saved(inkling, () => inkling.button('Save the script (.py)').click());
  expect(script.name).toBe('inkling-784-10.py');
  expect(script.bytes.toString('utf8')).toBe(await field(code, 'Python script'));
  const notebook = await saved(inkling, () => inkling.button('Save the notebook (.ipynb)').click());
  expect(JSON.parse(notebook.bytes.toString('utf8'))).toMatchObject({ nbformat: 4 });
  await inkling.fill('Epochs', '0');
  await expect(code.getByText('The plan in the form cannot be trained')).toBeVisible();
});

test('everything goes out in one file, and into another browser', async ({ inkling, browser }) => {
  const run = { ...earlierRun(1, PRESETS.softmax, { points: 20, pace: 1 }), name: 'My run' };
  await keepFromEarlier(inkling.page, { runs: [run], own: earlierDigits() });
  await inkling.openReady();
  await takePlan(inkling, SOFTMAX, { Epochs: '1', 'Training digits': '2000' });
  await train(inkling);
  await inkling.draw(3);
  await inkling.expectReading(3);
  const probabilities = await inkling.probabilities();
  const everything = await showTab(inkling, 'Everything');
  const file = await saved(inkling, () =>
    everything.getByRole('button', { name: 'Save everything' }).click(),
  );
  expect(file.name).toBe('my-work.inkling');
  await expect(everything.getByText('Saved: 2 runs, 10 digits of your own')).toBeVisible();

  const { inkling: other, close } = await freshPage(browser);
  await other.page.goto(inkling.page.url());
  await other.draw(1);
  const there = await showTab(other, 'Everything');
  await there.locator('input[type=file]').setInputFiles(upload(file));
  await expect(there.getByText('Added: 2 runs, 10 digits of your own.')).toBeVisible();
  await expect(other.page.getByRole('button', { name: 'Undo', exact: true })).toBeEnabled();
  await expect(other.form.getByLabel('Training digits', { exact: true })).toHaveValue('2000');
  const runs = await showTab(other, 'Runs');
  await expect(runNames(runs)).toHaveText(['784-10 Adam', 'My run']);
  await runs.getByRole('button', { name: /^Use/ }).first().click();
  await expect.poll(() => other.probabilities()).toEqual(probabilities);
  const own = await showTab(other, 'My digits');
  await expect(own.locator('.own-tile')).toHaveCount(10);

  // Once more, nothing is doubled; and what it replaced comes back.
  await showTab(other, 'Everything');
  await other.draw(1);
  await there.locator('input[type=file]').setInputFiles(upload(file));
  await expect(there.getByText('Added: 0 runs, 0 digits of your own. 12 were here already.')).toBeVisible();
  const second = await saved(other, () => there.getByRole('button', { name: 'Save everything' }).click());
  expect(second.bytes.equals(file.bytes)).toBe(true);
  await there
    .locator('input[type=file]')
    .setInputFiles({ ...upload(file), buffer: file.bytes.subarray(0, 900) });
  await expect(there.getByText('The file was not taken, and all is as it was.')).toBeVisible();
  await other.page.reload();
  await showTab(other, 'Runs');
  await expect(runNames(other.page.getByRole('tabpanel', { name: 'Runs' }))).toHaveCount(2);
  expect(other.complaints).toEqual([]);
  await close();
});

test('axe finds nothing in any tab, light or dark, wide or narrow, and nothing sticks out', async ({
  inkling,
}) => {
  const { page } = inkling;
  await page.goto('./?nonsense=1');
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('radio', { name: theme }).check();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const tab of ['Embed', 'Models', 'Code', 'Everything']) {
        const panel = await showTab(inkling, tab);
        await panel.locator('details').evaluateAll((sections) => {
          for (const section of sections) (section as HTMLDetailsElement).open = true;
        });
        expect(await findings(inkling, '.panel.share')).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    }
  }
  inkling.complaints.splice(0); // of the address
});
