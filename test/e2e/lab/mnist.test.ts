import { expect, test } from '../support/inkling';
import { painted, showTab } from '../support/lab';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const A_PAGE = 60; // digits

test('MNIST is leafed through, filtered by label, and searched by number', async ({ inkling }) => {
  await inkling.openReady();
  const tab = await showTab(inkling, 'MNIST');
  const digits = tab.locator('.digit-button');
  await expect(digits).toHaveCount(A_PAGE);
  await expect(tab.getByText('1–60 of 60,000')).toBeVisible();

  await tab.getByLabel('Label', { exact: true }).selectOption('7');
  await expect(digits).toHaveText(Array(A_PAGE).fill('7'));
  await tab.getByLabel('Label', { exact: true }).selectOption({ label: 'All' });
  await expect(digits.filter({ hasNotText: '7' })).not.toHaveCount(0);

  await tab.getByLabel(/^Number/).fill('1234');
  await tab.getByRole('button', { name: 'Go to it' }).click();
  const found = tab.locator('.digit-button[aria-current]');
  await expect(found).toHaveAccessibleName(/^Training digit 1234, labelled \d\. Put it on the pad\.$/);
  await tab.getByLabel(/^Number/).fill('60000');
  await tab.getByRole('button', { name: 'Go to it' }).click();
  await expect(tab.getByLabel(/^Number/)).toHaveAttribute('aria-invalid', 'true');

  await found.click();
  const label = Number(await found.textContent());
  await inkling.expectReading(label);

  await tab.getByRole('radio', { name: 'Test digits' }).check();
  await expect(tab.getByText('1–60 of 10,000')).toBeVisible();
  await tab.getByRole('button', { name: 'Next' }).click();
  await expect(tab.getByText('61–120 of 10,000')).toBeVisible();
});

test('as they are taught, digits are other pictures of the same labels, and of other seeds yet others', async ({
  inkling,
}) => {
  await inkling.openReady();
  const tab = await showTab(inkling, 'MNIST');
  const canvases = tab.locator('.digit-button canvas');
  await expect(canvases).toHaveCount(A_PAGE);
  const labels = () => tab.locator('.digit-button').allTextContents();
  /** How many of the pictures are not what they were. */
  const changed = async (before: readonly string[]) =>
    (await painted(canvases)).filter((picture, index) => picture !== before[index]).length;
  const plain = await painted(canvases);
  const plainLabels = await labels();
  expect(new Set(plain).size).toBe(A_PAGE);

  await tab.getByRole('checkbox', { name: 'As taught' }).check();
  await expect.poll(() => changed(plain)).toBeGreaterThan(0);
  const taught = await painted(canvases);
  await tab.getByRole('button', { name: 'Another variation' }).click();
  await expect.poll(() => changed(taught)).toBeGreaterThan(0);
  expect(await changed(plain)).toBeGreaterThan(0);
  expect(await labels()).toEqual(plainLabels);
  await tab.getByRole('checkbox', { name: 'As taught' }).uncheck();
  await expect.poll(() => changed(plain)).toBe(0);
});
