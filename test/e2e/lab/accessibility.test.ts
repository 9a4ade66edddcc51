import { PRESET_IDS, PRESETS } from '../../../src/core/model/presets';
import { en as labEn } from '../../../src/ui/lab/messages/en';
import { zh as labZh } from '../../../src/ui/lab/messages/zh';
import { en as photoEn } from '../../../src/ui/lab/photo/messages/en';
import { zh as photoZh } from '../../../src/ui/lab/photo/messages/zh';
import { en as testEn } from '../../../src/ui/lab/test/messages/en';
import { zh as testZh } from '../../../src/ui/lab/test/messages/zh';
import { en } from '../../../src/ui/shared/i18n/en';
import { zh } from '../../../src/ui/shared/i18n/zh';
import { findings } from '../support/axe';
import { expect, type Inkling, test } from '../support/inkling';
import { showTab } from '../support/lab';
import { earlierDigits, earlierRun, keepFromEarlier } from '../support/lab-database';
import { DARK_ON_LIGHT, digitPicture } from '../support/pictures';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const MESSAGES = {
  en: { page: en, lab: labEn, test: testEn, photo: photoEn },
  zh: { page: zh, lab: labZh, test: testZh, photo: photoZh },
};

/** How far the page sticks out of the window to the right, in CSS pixels. */
const overflow = ({ page }: Inkling) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function resize({ page }: Inkling, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 740 });
}

/** Nothing that axe finds at two widths, nothing that sticks out on narrow ones. */
async function expectSound(inkling: Inkling, part: string, state: string): Promise<void> {
  for (const width of [1280, 360]) {
    await resize(inkling, width);
    expect(await findings(inkling, part), `${state}, ${width} px`).toEqual([]);
  }
  for (const width of [360, 320]) {
    await resize(inkling, width);
    // A chart hears of the window's new width a frame later.
    await expect.poll(() => overflow(inkling), `${state}, ${width} px`).toBeLessThanOrEqual(0);
  }
  await resize(inkling, 1280);
}

for (const language of ['en', 'zh'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${language}, ${colorScheme}`, () => {
      test.use({ locale: language === 'en' ? 'en-GB' : 'zh-CN', colorScheme });

      test('axe finds nothing in the lab, the editor and a photo, and nothing sticks out', async ({
        inkling,
      }) => {
        const { page } = inkling;
        const words = MESSAGES[language];
        const plan = { ...PRESETS.softmax, validationSplit: 0.1 };
        await keepFromEarlier(page, {
          runs: [
            earlierRun(1, plan, { points: 40, pace: 0.5 }),
            earlierRun(2, { ...plan, epochs: 5 }, { points: 40, pace: 1 }),
          ],
          own: earlierDigits(),
        });
        await inkling.openReady();
        await inkling.draw(4);

        const runs = await showTab(inkling, words.lab['tabs.runs']);
        for (const box of await runs.locator('.runs-table input[type=checkbox]').all()) await box.check();
        await runs.locator('details summary').click();
        await expect(runs.locator('.numbers-table')).toBeVisible();
        await expectSound(inkling, '.lab', 'runs');

        const tested = await showTab(inkling, words.lab['tabs.test']);
        await tested.getByRole('button', { name: words.test['test.run'] }).click();
        await expect(tested.locator('.digit-card:not([aria-disabled=true])').first()).toBeVisible();
        for (const summary of await tested.locator('summary').all()) await summary.click();
        await expectSound(inkling, '.lab', 'test');

        const mnist = await showTab(inkling, words.lab['tabs.mnist']);
        await expect(mnist.locator('.digit-button').first()).toBeVisible();
        await expectSound(inkling, '.lab', 'MNIST');

        const own = await showTab(inkling, words.lab['tabs.own']);
        await own.locator('.own-tile').first().click();
        await expectSound(inkling, '.lab', 'own digits');

        await inkling.button(words.page['plan.more']).click();
        await expect(page.locator('.plan-section')).toHaveCount(8);
        for (const summary of await page.locator('.plan-section > summary').all()) await summary.click();
        await page.locator('.recipe').nth(PRESET_IDS.indexOf('cnn')).click();
        await expect(page.locator('.taught-strip .digit-button').first()).toBeVisible();
        await expectSound(inkling, '.plan', 'editor');
        await page.locator('.layer-head select').nth(4).selectOption('Dropout'); // in place of Flatten
        await expect(page.locator('.layer.wrong')).toHaveCount(1);
        await expectSound(inkling, '.plan', 'editor with a problem');

        await page
          .locator('.photo input[type=file]')
          .setInputFiles(await digitPicture(page, 5, DARK_ON_LIGHT));
        const dialog = page.getByRole('dialog', { name: words.photo['photo.heading'] });
        await expect(dialog.getByRole('listitem')).toHaveCount(6);
        await expectSound(inkling, '.photo-dialog', 'photo');
      });
    });
  }
}
