import type { Locator } from '@playwright/test';
import { PRESET_IDS } from '../../../src/core/model/presets';
import { expect, type Inkling, test } from '../support/inkling';
import { runNames, runRow, showTab, takePlan, train } from '../support/lab';

/** Opens the editor and returns it with one of its sections open. */
async function openSection({ page }: Inkling, title: string): Promise<Locator> {
  const more = page.getByRole('button', { name: 'More settings' });
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  const section = page.locator('.plan-section', { has: page.locator('summary strong', { hasText: title }) });
  if (!(await section.evaluate((details: HTMLDetailsElement) => details.open)))
    await section.locator('summary').click();
  return section;
}

async function addLayer(builder: Locator, type: string, place: string): Promise<void> {
  await builder.getByLabel('Layer to add').selectOption(type);
  await builder.getByLabel('Place').selectOption({ label: place });
  await builder.getByRole('button', { name: 'Add', exact: true }).click();
}

const SMALL = { 'Training digits': '1000', Epochs: '1' };

test('layers are added to a network, which says what they cost, and trains', async ({ inkling }) => {
  await inkling.openReady();
  await takePlan(inkling, '784-128-10', SMALL);
  const builder = await openSection(inkling, 'Network');
  await expect(builder.getByText('Total: 101,770 parameters')).toBeVisible();
  await addLayer(builder, 'Dropout', 'after layer 1, Dense');
  await addLayer(builder, 'BatchNormalization', 'after layer 1, Dense');
  await expect(builder.getByText('Total: 102,282 parameters')).toBeVisible(); // 4 more a neuron
  await expect(builder.locator('.layer-head select')).toHaveCount(4);
  await expect(builder.locator('.layer-facts')).toHaveText([
    /output 128\s*100,480 parameters/,
    /output 128\s*512 parameters/,
    /output 128\s*0 parameters/,
    /output 10\s*1,290 parameters/,
  ]);
  await train(inkling);
  const runs = await showTab(inkling, 'Runs');
  await expect(runNames(runs)).toHaveText(['784-128-bn-drop0.2-10 Adam']);
});

test('a convolution without Flatten is explained at the layer after it, and mended by a press', async ({
  inkling,
}) => {
  await inkling.openReady();
  await takePlan(inkling, '784-100-10', { ...SMALL, 'Training digits': '200' });
  const builder = await openSection(inkling, 'Network');
  await addLayer(builder, 'Conv2D', 'as the first');
  await expect(inkling.button('Train')).toBeDisabled();
  const wrong = builder.locator('.layer.wrong');
  await expect(wrong).toHaveCount(1);
  await expect(wrong).toHaveAccessibleName('Layer 2: Dense');
  await expect(wrong).toContainText('Add a Flatten layer before this one.');
  await wrong.getByRole('button', { name: 'Add Flatten before it' }).click();
  await expect(wrong).toHaveCount(0);
  await expect(builder.locator('.layer-head select')).toHaveCount(4);
  await expect(inkling.button('Train')).toBeEnabled();
  await inkling.button('Step').click();
  await expect(inkling.page.locator('.run-line')).toContainText('Step 1 of');
});

test('every recipe takes steps', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  const recipes = await openSection(inkling, 'Recipes');
  const all = recipes.locator('.recipe');
  await expect(all).toHaveCount(PRESET_IDS.length);
  for (const recipe of await all.all()) {
    await recipe.click();
    await expect(recipe).toHaveAttribute('aria-pressed', 'true');
    await inkling.fill('Training digits', '400');
    await inkling.button('Step').click();
    for (const step of [1, 2]) {
      await expect(page.locator('.run-line')).toContainText(`Step ${step} of`);
      await inkling.button('Step').click();
    }
    await expect(page.locator('.run-line')).toContainText('Step 3 of');
    await expect(inkling.problem).toBeEmpty();
    await inkling.button('Reset').click();
    await expect(inkling.button('Train')).toBeEnabled();
  }
});

test('the learning rate is moved while a run goes on', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await takePlan(inkling, '784-100-10', { 'Training digits': '2000', Epochs: '1000' });
  await inkling.button('Train').click();
  const epoch = async () =>
    Number(
      /Epoch ([\d,]+) of/.exec((await page.locator('.run-line').textContent())!)?.[1]?.replaceAll(',', ''),
    );
  await expect.poll(epoch).toBeGreaterThanOrEqual(2);
  const rate = inkling.form.locator('.field-learningRate');
  await expect(rate).toContainText('now 0.001');
  await inkling.fill('Learning rate', '0.0123');
  await expect(rate).toContainText('now 0.0123');
  const before = await epoch();
  await expect.poll(epoch).toBeGreaterThan(before + 1);
  await inkling.button('Stop').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  const runs = await showTab(inkling, 'Runs');
  const row = runRow(runs, '784-100-10 Adam');
  await expect(row).toContainText('learning rate moved by hand');
  await expect(row).toContainText('Stopped');
});

test('early stopping ends a run that gets no better', async ({ inkling }) => {
  await inkling.openReady();
  await takePlan(inkling, '784-100-10', { ...SMALL, Epochs: '50', 'Validation split': '0.1' });
  const section = await openSection(inkling, 'Regularisation');
  await section.getByLabel('Early stopping', { exact: true }).selectOption({ label: 'On' });
  await section.getByLabel('Patience', { exact: true }).fill('1');
  await section.getByLabel('Least change', { exact: true }).fill('1'); // more than any epoch after the first brings
  await train(inkling);
  const runs = await showTab(inkling, 'Runs');
  const row = runRow(runs, '784-100-10 Adam');
  await expect(row).toContainText('Early stopping');
  await expect(row).toContainText('/50');
  await expect(row).not.toContainText('50/50');
});
