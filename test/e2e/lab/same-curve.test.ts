import { expect, test } from '../support/inkling';
import { runNames, SOFTMAX, saved, showTab, takePlan, train } from '../support/lab';

type Epoch = { readonly loss: number } & Readonly<Record<string, number | null>>;
type Curve = { readonly run: string; readonly epochs: readonly Epoch[] };

const withoutSums = (epochs: readonly Epoch[]) => epochs.map(({ loss: _, ...others }) => others);

test('the same seed, plan and engine give the same curve; another seed gives another one', async ({
  inkling,
  engine,
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
  expect(withoutSums(second!)).toEqual(withoutSums(first!));
  expect(withoutSums(another!)).not.toEqual(withoutSums(first!));
  // A GPU sums up the loss of training from one reading of it to the next, and when those come is a matter of time.
  const digits = engine === 'webgl' ? 5 : 15;
  for (const [epoch, { loss }] of first!.entries()) expect(second![epoch]!.loss).toBeCloseTo(loss, digits);
});
