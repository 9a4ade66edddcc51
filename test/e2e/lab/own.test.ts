import { DIGITS } from '../../../src/core/ink/samples';
import { expect, test } from '../support/inkling';
import { savedFiles, showTab } from '../support/lab';
import { earlierDigits, keepFromEarlier } from '../support/lab-database';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

test('a drawn digit is kept, relabelled, deleted, brought back, and there after a reload', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  const own = await showTab(inkling, 'My digits');
  await inkling.draw(3);
  await own.getByRole('button', { name: 'Keep as 8' }).click();
  await expect(own.getByText('Kept as 8.')).toBeVisible();
  const tiles = own.locator('.own-tile');
  await expect(tiles).toHaveCount(1);
  await expect(tiles).toHaveAccessibleName('8, read as 3');

  await tiles.click();
  await own.getByLabel('It is a', { exact: true }).selectOption('3');
  await expect(tiles).toHaveAccessibleName('3, read right');
  await own.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(tiles).toHaveCount(0);
  await own.getByRole('button', { name: 'Undo' }).click();
  await expect(tiles).toHaveAccessibleName('3, read right');

  await page.reload();
  await showTab(inkling, 'My digits');
  await expect(tiles).toHaveAccessibleName('3, read right');
  await tiles.click();
  await own.getByRole('button', { name: 'Put on the pad' }).click();
  await inkling.expectReading(3);
  // Beside the reading, too, a wrong one is corrected.
  await page.locator('.own-correct').getByRole('button', { name: 'Keep as 5' }).click();
  await expect(tiles).toHaveAccessibleName('5, read as 3');
});

test('kept digits go out into files and come in again, as strokes and as IDX', async ({ inkling }) => {
  const { page } = inkling;
  await keepFromEarlier(page, { own: earlierDigits() });
  await inkling.openReady();
  const own = await showTab(inkling, 'My digits');
  const tiles = own.locator('.own-tile');
  const labels = async () => (await tiles.allTextContents()).toSorted();
  await expect(tiles).toHaveCount(10);

  const chooser = own.locator('input[type=file]');
  const deleteAll = async () => {
    await own.getByRole('button', { name: 'Delete all' }).click();
    await expect(tiles).toHaveCount(0);
  };
  const comeBack = async (files: Awaited<ReturnType<typeof savedFiles>>) => {
    await chooser.setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
    );
    await expect(own.getByText('10 digits were added.')).toBeVisible();
    await expect(tiles).toHaveCount(10);
    await expect(own.getByText('reads 10 of 10 right')).toBeVisible();
    expect(await labels()).toEqual(DIGITS.map(String));
  };

  const strokes = await savedFiles(inkling, 1, () => inkling.button('Export strokes (JSON)').click());
  const { digits } = JSON.parse(strokes[0]!.bytes.toString('utf8')) as { digits: { label: number }[] };
  expect(digits.map(({ label }) => label)).toEqual([...DIGITS]);
  await deleteAll();
  await comeBack(strokes);

  const idx = await savedFiles(inkling, 2, () => inkling.button('Export pixels (IDX)').click());
  const images = idx.find(({ name }) => name.includes('images'))!.bytes;
  expect([0, 4, 8, 12].map((at) => images.readUInt32BE(at))).toEqual([0x803, 10, 28, 28]);
  expect(images).toHaveLength(16 + 10 * 784);
  await deleteAll();
  await comeBack(idx);

  await chooser.setInputFiles({
    name: 'notes.json',
    mimeType: 'application/json',
    buffer: Buffer.from('no'),
  });
  await expect(own.getByText(/notes\.json is neither JSON nor IDX/)).toBeVisible();
  await expect(tiles).toHaveCount(10);
});

test('fine-tuning on kept digits shows before and after, on them and on MNIST', async ({ inkling }) => {
  const { page } = inkling;
  const right = earlierDigits();
  // Two a label, so that half of them are held back.
  const twice = right.map((digit) => ({ ...digit, id: `${digit.id} again`, at: digit.at + 100 }));
  await keepFromEarlier(page, { own: [...right, ...twice] });
  await inkling.openReady();
  const own = await showTab(inkling, 'My digits');
  await expect(own.getByText('10 in all, are learnt from; the other 10 are only tested on')).toBeVisible();
  await inkling.button('Fine-tune on my digits').click();
  await expect(own.locator('.own-news')).toContainText('Done.', { timeout: 60_000 });
  const rows = own.getByRole('table', { name: 'Accuracy before and after' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) {
    const [before, after, change] = await row.locator('td').allTextContents();
    expect(before).toMatch(/^(9\d|100)(\.\d+)?%$/);
    expect(after).toMatch(/^(9\d|100)(\.\d+)?%$/);
    expect(change).toMatch(/^[±+−][\d.]+ points$/);
  }
  await expect(page.getByText('Read by your network:')).toBeVisible();
  const runs = await showTab(inkling, 'Runs');
  await expect(runs.locator('.run-notes')).toContainText('with 10 digits of your own');
});
