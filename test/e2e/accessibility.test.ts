import { en } from '../../src/ui/shared/i18n/en';
import { zh } from '../../src/ui/shared/i18n/zh';
import { findings } from './support/axe';
import { expect, test } from './support/inkling';

const MESSAGES = { en, zh };

for (const language of ['en', 'zh'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${language}, ${colorScheme}`, () => {
      test.use({ locale: language === 'en' ? 'en-GB' : 'zh-CN', colorScheme });

      test('axe finds nothing in any state', async ({ inkling }) => {
        const { page } = inkling;
        const words = MESSAGES[language];
        let fail = true;
        await page.route('**/train-01-*.bin', (route) =>
          fail ? route.fulfill({ body: Buffer.alloc(9) }) : route.continue(),
        );
        await inkling.open();
        await expect(inkling.pad).toBeVisible(); // its language may have to be fetched first
        expect(await findings(inkling), 'loading').toEqual([]);
        await inkling.openReady();
        expect(await findings(inkling), 'blank').toEqual([]);
        await inkling.draw(4);
        await inkling.expectReading(4);
        for (const details of await page.locator('summary').all()) await details.click();
        expect(await findings(inkling), 'read').toEqual([]);

        await inkling.fill(words['field.trainingSize.label'], '0');
        expect(await findings(inkling), 'invalid plan').toEqual([]);
        await inkling.fill(words['field.trainingSize.label'], '2000');
        await inkling.fill(words['field.epochs.label'], '100');
        await inkling.button(words['control.train']).click();
        await expect(inkling.problem).not.toBeEmpty();
        expect(await findings(inkling), 'failed').toEqual([]);
        fail = false;
        await inkling.problem.getByRole('button').first().click();
        await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/);
        expect(await findings(inkling), 'training').toEqual([]);
        await inkling.button(words['control.pause']).click();
        await expect(inkling.button(words['control.resume'])).toBeVisible();
        expect(await findings(inkling), 'paused').toEqual([]);
        await inkling.button(words['control.stop']).click();
        await expect(page.locator('.run-note')).toContainText('10,000');
        await expect(inkling.button(words['control.train'])).toBeVisible();
        expect(await findings(inkling), 'done').toEqual([]);
      });
    });
  }
}
