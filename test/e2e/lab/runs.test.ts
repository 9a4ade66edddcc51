import { PRESETS } from '../../../src/core/model/presets';
import { expect, test } from '../support/inkling';
import { runNames, runRow, SOFTMAX, saved, savedFiles, showTab, takePlan, train } from '../support/lab';
import { earlierRun, keepFromEarlier } from '../support/lab-database';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const SMALL = { 'Training digits': '1000', Epochs: '2' };
const FIRST = '784-10 Adam';
const SECOND = '784-10 Adam (2)';

test('runs are recorded, kept over a reload, sorted, named, pinned, deleted and brought back', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  await takePlan(inkling, SOFTMAX, SMALL);
  await train(inkling);
  await takePlan(inkling, SOFTMAX, { ...SMALL, Epochs: '1' });
  await train(inkling);
  await page.reload();

  const runs = await showTab(inkling, 'Runs');
  await expect(runNames(runs)).toHaveText([SECOND, FIRST]); // the newest first
  await expect(runRow(runs, FIRST)).toContainText('Finished');
  await expect(runRow(runs, FIRST)).toContainText('2/2');
  await expect(runRow(runs, SECOND)).toContainText('1/1');

  const byName = runs.getByRole('columnheader', { name: 'Name' });
  await byName.getByRole('button').click();
  await expect(byName).toHaveAttribute('aria-sort', 'ascending');
  await expect(runNames(runs)).toHaveText([FIRST, SECOND]);
  await byName.getByRole('button').click();
  await expect(byName).toHaveAttribute('aria-sort', 'descending');
  await expect(runNames(runs)).toHaveText([SECOND, FIRST]);

  await runs.getByRole('button', { name: `Rename “${FIRST}”`, exact: true }).click();
  const name = runs.getByRole('textbox', { name: 'Name of the run' });
  await name.fill('two epochs');
  await name.press('Enter');
  // What is left takes over the name that has come free.
  await expect(runNames(runs)).toHaveText(['two epochs', FIRST]);
  await runs.getByRole('button', { name: 'Pin “two epochs”' }).click();

  await runs.getByRole('button', { name: 'Delete “784-10 Adam”' }).click();
  await expect(runNames(runs)).toHaveText(['two epochs']);
  await expect(runs.getByText('“784-10 Adam” was deleted.')).toBeVisible();
  await runs.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(runNames(runs)).toHaveText(['two epochs', FIRST]);
  await runs.getByRole('button', { name: 'Delete “784-10 Adam”' }).click();
  await expect(runNames(runs)).toHaveText(['two epochs']);

  await page.reload();
  const again = await showTab(inkling, 'Runs');
  await expect(runNames(again)).toHaveText(['two epochs']);
  await expect(again.getByRole('button', { name: 'Pin “two epochs”' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('Plan puts the settings back into the form, and Use has the run read, after a reload too', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.draw(1);
  await takePlan(inkling, SOFTMAX, { 'Training digits': '2000', Epochs: '3', 'Learning rate': '0.005' });
  await train(inkling);
  await inkling.expectReading(1);
  await takePlan(inkling, 'All weights zero', { 'Training digits': '500', Epochs: '1' });
  await train(inkling);
  const highest = async () => Math.max(...(await inkling.probabilities()));
  await expect.poll(highest).toBeLessThan(0.5); // it has learnt nothing

  const runs = await showTab(inkling, 'Runs');
  const use = () => runs.getByRole('button', { name: `Use: let “${FIRST}” read your drawing` });
  await use().click();
  await inkling.expectReading(1);
  await expect(runs.getByText(`“${FIRST}” reads your drawing now.`)).toBeVisible();
  await expect(page.locator('.reader-line')).toContainText('784-10');

  await runs.getByRole('button', { name: `Plan: put the settings of “${FIRST}”` }).click();
  await expect(inkling.form.getByLabel('Epochs')).toHaveValue('3');
  await expect(inkling.form.getByLabel('Training digits')).toHaveValue('2000');
  await expect(inkling.form.getByLabel('Learning rate')).toHaveValue('0.005');

  await page.reload();
  await expect(page.locator('.reader-line')).toContainText('784-10');
  await inkling.expectReading(1);
  await inkling.button('Reset').click();
  await expect(page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await use().click();
  await expect(page.locator('.reader-line')).toContainText('784-10');
  await inkling.expectReading(1);
});

test('chosen runs are overlaid, compared, and saved as CSV, JSON, SVG and PNG', async ({ inkling }) => {
  const { page } = inkling;
  const plan = { ...PRESETS.softmax, epochs: 3 };
  const other = { ...plan, batchSize: 64, epochs: 2, optimizer: { ...plan.optimizer, learningRate: 0.01 } };
  const records = [
    earlierRun(1, plan, { points: 30, pace: 1 }),
    earlierRun(2, other, { points: 20, pace: 2 }),
  ];
  await keepFromEarlier(page, { runs: records });
  await inkling.openReady();
  const runs = await showTab(inkling, 'Runs');
  await expect(runs.getByText('0 runs chosen')).toBeVisible();
  for (const name of [FIRST, SECOND])
    await runs.getByRole('checkbox', { name: `Overlay “${name}”`, exact: true }).check();
  await expect(runs.locator('.overlay-frame path.run-line')).toHaveCount(2);

  const differences = runs.getByRole('table', { name: 'What differs' }).locator('tbody tr');
  await expect(differences).toHaveCount(3);
  const cells = await differences.evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent!.trim())),
  );
  expect(cells).toEqual([
    ['learning_rate', '0.001', '0.01'],
    ['batch_size', '32', '64'],
    ['epochs', '3', '2'],
  ]);

  const csv = await saved(inkling, () => inkling.button('Save as CSV').click());
  expect(csv.name).toMatch(/^inkling.*\.csv$/);
  const [header, ...rows] = csv.bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  expect(header).toBe('run,epoch,accuracy,loss,val_accuracy,val_loss');
  expect(rows).toEqual(
    records.flatMap(({ epochs }, index) =>
      epochs.map(
        ({ epoch, training }) =>
          `"${[FIRST, SECOND][index]}",${epoch},${training.accuracy},${training.loss},,`,
      ),
    ),
  );

  const json = await saved(inkling, () => inkling.button('Save as JSON').click());
  const curves = JSON.parse(json.bytes.toString('utf8')) as { run: string; points: { loss: number }[] }[];
  expect(curves.map(({ run }) => run)).toEqual([FIRST, SECOND]);
  expect(curves.map(({ points }) => points.map(({ loss }) => loss))).toEqual(
    records.map(({ curve }) => curve.points.map(({ loss }) => loss)),
  );

  const [svg] = await savedFiles(inkling, 1, () =>
    inkling.button('Save “Accuracy of the chosen runs” as SVG').click(),
  );
  const drawing = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      lines: parsed.querySelectorAll('path.run-line, path[class*="run-line"]').length,
      paths: parsed.querySelectorAll('path').length,
      texts: parsed.documentElement.textContent,
      unresolved: text.includes('var(--'),
    };
  }, svg!.bytes.toString('utf8'));
  expect(drawing).toMatchObject({ errors: 0, unresolved: false });
  expect(drawing.paths).toBeGreaterThanOrEqual(2);
  expect(drawing.texts).toContain(FIRST);

  const png = await saved(inkling, () => inkling.button('Save “Accuracy of the chosen runs” as PNG').click());
  expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const box = (await runs.locator('.overlay-frame svg').boundingBox())!;
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(2 * Math.floor(box.width)); // the header's width

  await inkling.button('Choose none').click();
  await expect(runs.locator('.overlay-frame')).toHaveCount(0);
});

test('where the browser keeps nothing, the page says so and lists its runs all the same', async ({
  inkling,
}) => {
  const { page } = inkling;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await inkling.openReady();
  const runs = await showTab(inkling, 'Runs');
  await expect(runs.getByText(/This browser keeps nothing for the page/)).toBeVisible();
  await takePlan(inkling, SOFTMAX, SMALL);
  await train(inkling);
  await expect(runNames(runs)).toHaveText([FIRST]);
  await expect(runRow(runs, FIRST)).toContainText('Finished');
  const own = await showTab(inkling, 'My digits');
  await expect(own.getByText(/This browser keeps nothing between visits/)).toBeVisible();
});
