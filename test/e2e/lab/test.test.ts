import type { Locator } from '@playwright/test';
import { expect, test } from '../support/inkling';
import { painted, saved, showTab } from '../support/lab';

/** The confusion matrix as the page shows it. */
function matrixOf(tab: Locator): Promise<number[][]> {
  return tab
    .locator('.confusion-table tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent!.replaceAll(',', '') || 0)),
      ),
    );
}

test('a test shows scores and a confusion matrix, whose cells open their digits', async ({ inkling }) => {
  await inkling.openReady();
  const tab = await showTab(inkling, 'Test');
  await tab.getByRole('button', { name: 'Test this network on 10,000 digits' }).click();
  await expect(tab.locator('.test-result')).toContainText(/of 10,000 read right/);

  const matrix = await matrixOf(tab);
  expect(matrix).toHaveLength(10);
  expect(matrix.flat().reduce((sum, count) => sum + count)).toBe(10_000);
  const right = matrix.reduce((sum, row, digit) => sum + row[digit]!, 0);
  await expect(tab.locator('.test-result')).toContainText(right.toLocaleString('en-GB'));
  expect(right).toBeGreaterThan(9500); // it is the network that came with the page

  const csv = await saved(inkling, () => inkling.button('Save the confusion matrix as CSV').click());
  const [header, ...rows] = csv.bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  expect(header).toBe('true\\read,0,1,2,3,4,5,6,7,8,9');
  expect(rows.map((row) => row.split(',').slice(1).map(Number))).toEqual(matrix);

  // The fullest cell off the diagonal, read as often as its number says.
  const wrong = matrix.flatMap((row, label) => row.map((count, read) => ({ count, label, read })));
  const cell = wrong.filter(({ label, read }) => label !== read).sort((a, b) => b.count - a.count)[0]!;
  await tab.getByRole('button', { name: new RegExp(`^${cell.label} read as ${cell.read}:`) }).click();
  await expect(
    tab.getByRole('heading', { name: `${cell.label} read as ${cell.read}, the surest first` }),
  ).toBeVisible();
  await expect(tab.locator('.digit-card strong')).toHaveText(
    Array(cell.count).fill(`${cell.label} read as ${cell.read}`),
  );
});

test('a mistake that is pressed is read on the pad, as wrong as in the test', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  const tab = await showTab(inkling, 'Test');
  await tab.getByRole('button', { name: 'Test this network on 10,000 digits' }).click();
  const worst = tab.locator('.digit-card').first();
  await expect(worst).not.toHaveAttribute('aria-disabled', 'true');
  const [, label, read] = /(\d) read as (\d)/.exec((await worst.textContent())!)!;
  const [card] = await painted(worst.locator('canvas'));
  await worst.click();
  await inkling.expectReading(Number(read));
  expect((await inkling.probabilities())[Number(label)]).toBeLessThan(50);
  const sees = page.getByRole('img', { name: 'Your drawing as 28 by 28 pixels' });
  await expect.poll(async () => (await painted(sees))[0]).toBe(card);
});
