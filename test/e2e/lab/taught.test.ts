import { DEFAULT_PLAN } from '../../../src/core/model/presets';
import { expect, test } from '../support/inkling';
import { painted, train } from '../support/lab';

test('the plan that the page starts with is trained to its end and tested, and shows what it teaches', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  await expect(inkling.form.getByLabel('Epochs', { exact: true })).toHaveValue(String(DEFAULT_PLAN.epochs));
  await inkling.fill('Training digits', '400');
  await inkling.button('More settings').click();
  await page.locator('.plan-section > summary', { hasText: 'Data' }).click();
  const editor = page.locator('.plan-editor');
  await expect(editor.getByLabel('Handwriting styles', { exact: true })).toHaveValue(
    String(100 * DEFAULT_PLAN.styleShare),
  );

  const strip = editor.getByRole('figure').filter({ hasText: 'What the network is being taught' });
  const digits = strip.locator('.digit-button');
  const written = strip.getByRole('button', { name: /which a handwriting style wrote/ });
  await expect(digits.first()).toBeVisible();
  const count = await digits.count();
  await expect.poll(() => written.count()).toBeGreaterThan(0);
  expect(await written.count()).toBeLessThan(count);
  const pictures = await painted(digits.locator('canvas'));
  expect(new Set(pictures).size).toBe(count); // none is empty, none twice
  await written.first().click();
  await expect(page.getByRole('img', { name: 'Your drawing as 28 by 28 pixels' })).toBeVisible();

  await editor.getByLabel('Handwriting styles', { exact: true }).fill('0');
  await expect(written).toHaveCount(0);
  await expect(digits).toHaveCount(count);
  await editor.getByLabel('Handwriting styles', { exact: true }).fill(String(100 * DEFAULT_PLAN.styleShare));
  await expect.poll(() => written.count()).toBeGreaterThan(0);

  await train(inkling);
  await expect(page.locator('.run-line')).toContainText('Finished');
  await page.getByText('Numbers of each epoch').click();
  const rows = page.getByRole('region', { name: 'Numbers of each epoch' }).getByRole('row');
  await expect(rows).toHaveCount(1 + DEFAULT_PLAN.epochs);
});
