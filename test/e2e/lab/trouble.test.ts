import { expect, test } from '../support/inkling';
import { showTab } from '../support/lab';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

test('a worker killed in the middle of a test is told in the tab, which tests again once it is back', async ({
  inkling,
}) => {
  const { page } = inkling;
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  // The test is under way for as long as its digits do not come.
  await page.route('**/test-00-*.bin', async (route) => {
    await held;
    await route.continue().catch(() => {}); // the worker that asked is gone
  });
  await inkling.openReady();
  await inkling.draw(1);
  const tab = await showTab(inkling, 'Test');
  const run = tab.getByRole('button', { name: 'Test this network on 10,000 digits' });
  await run.click();
  await expect(tab.getByText('Reading 10,000 digits…')).toBeVisible();
  await page.workers()[0]!.evaluate(() => self.close());
  await expect(tab.getByText('The engine stopped before it could answer.')).toBeVisible({ timeout: 60_000 });
  await expect(inkling.problem).toContainText('is back', { timeout: 60_000 });
  letThrough();
  await run.click();
  await expect(tab.locator('.test-result')).toContainText('of 10,000 read right');
  await expect(tab.getByText('The engine stopped before it could answer.')).toBeHidden();
  await inkling.expectReading(1);
});
