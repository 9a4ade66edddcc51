import { PRESETS } from '../../../src/core/model/presets';
import { expect, test } from '../support/inkling';
import { runNames, showTab } from '../support/lab';
import { earlierRun, keepFromEarlier } from '../support/lab-database';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const RUNS = 50;
const POINTS = 2000; // 100,000 in all

/** A chart draws no more points of a curve than it has pixels to tell them apart. */
const MOST_DRAWN = 600;

test('50 runs of 100,000 points are overlaid: one path a run, thinned to what can be seen', async ({
  inkling,
}) => {
  const { page } = inkling;
  const plan = { ...PRESETS.softmax, validationSplit: 0.1 };
  await keepFromEarlier(page, {
    runs: Array.from({ length: RUNS }, (_, number) =>
      earlierRun(number, plan, { points: POINTS, pace: 0.3 + number / RUNS }),
    ),
  });
  await inkling.openReady();
  const runs = await showTab(inkling, 'Runs');
  await expect(runNames(runs)).toHaveCount(RUNS);
  await runs.getByRole('checkbox').evaluateAll((boxes) => {
    for (const box of boxes) (box as HTMLInputElement).click();
  });
  await expect(runs.getByText(`${RUNS} runs chosen`)).toBeVisible();

  const lines = runs.locator('.overlay-frame path.run-line');
  const pointsDrawn = () =>
    lines.evaluateAll((paths) => paths.map((path) => path.getAttribute('d')!.split('L').length));
  await expect(lines).toHaveCount(RUNS);
  for (const points of await pointsDrawn()) expect(points).toBeLessThanOrEqual(MOST_DRAWN);

  await runs.getByRole('radio', { name: 'Loss' }).check({ force: true });
  await runs.getByRole('radio', { name: 'Both' }).check({ force: true });
  await expect(lines).toHaveCount(2 * RUNS); // a training and a validation curve each
  await runs.getByText('Numbers of these curves').click();
  await expect(runs.getByRole('table', { name: 'Numbers of these curves' }).locator('tbody tr')).toHaveCount(
    plan.epochs,
  );
});
