import { expect, test } from '../support/inkling';
import { runNames, SOFTMAX, saved, showTab, takePlan, train } from '../support/lab';

type Curve = { readonly run: string; readonly epochs: readonly Record<string, number | null>[] };

test('the same seed, plan and engine give the same curve, to the last bit; another seed another one', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  await takePlan(inkling, SOFTMAX, { 'Training digits': '1000', Epochs: '3', 'Validation split': '0.1' });
  await train(inkling);
  await train(inkling);
  await inkling.button('More settings').click();
  await page.locator('.plan-section > summary', { hasText: 'Data' }).click();
  await page.locator('.plan-editor').getByLabel('Seed', { exact: true }).fill('77');
  await train(inkling);

  const runs = await showTab(inkling, 'Runs');
  await expect(runNames(runs)).toHaveCount(3);
  const engines = await runs.locator('.runs-table tbody tr td:nth-last-child(2)').allTextContents();
  expect(new Set(engines).size).toBe(1);
  const json = await saved(inkling, () => inkling.button('Save as JSON').click());
  const curves = JSON.parse(json.bytes.toString('utf8')) as Curve[];
  const [another, second, first] = curves.map(({ epochs }) => epochs);
  expect(first).toHaveLength(3);
  expect(second).toEqual(first);
  expect(another).not.toEqual(first);
});
