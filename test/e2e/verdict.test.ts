import { DIGITS } from '../../src/core/ink/samples';
import { REFUSALS } from '../../src/core/metrics/likeness';
import { en } from '../../src/ui/shared/i18n/en';
import { zh } from '../../src/ui/shared/i18n/zh';
import { findings } from './support/axe';
import { expect, type Inkling, type Placement, test } from './support/inkling';
import { takePlan } from './support/lab';
import { SCRIBBLE, SMILEY } from './support/marks';

const MESSAGES = { en, zh };

/** Half as wide as the pad, in its left or its right half. */
const ON_THE_LEFT: Placement = (x, y) => [x * 0.5, y];
const ON_THE_RIGHT: Placement = (x, y) => [140 + x * 0.5, y];

async function drawTwo(inkling: Inkling): Promise<void> {
  await inkling.draw(4, ON_THE_LEFT);
  await inkling.draw(7, ON_THE_RIGHT);
}

/** Has the drawing read by a network that has learnt nothing and gives each digit the same probability, but for a trifle. */
async function unlearn(inkling: Inkling): Promise<void> {
  await takePlan(inkling, 'All weights zero', { 'Training digits': '400' });
  await inkling.button('Step').click();
  await expect(inkling.page.locator('.run-line')).toContainText('Step 1 of');
}

for (const language of ['en', 'zh'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'zh-CN' });

    test('a scribble, a face and two digits at once are no digit; what is drawn after them is read', async ({
      inkling,
    }) => {
      const words = MESSAGES[language];
      const no = inkling.verdict.getByText(words['guess.refused'], { exact: true });
      const anyway = inkling.page.getByText(words['bars.anyway'], { exact: true });
      await inkling.openReady();
      for (const [drawn, draw] of Object.entries({
        scribble: () => inkling.drawMarks(SCRIBBLE),
        face: () => inkling.drawMarks(SMILEY),
        'two digits': () => drawTwo(inkling),
      })) {
        await draw();
        await expect(no, drawn).toBeVisible();
        await expect(anyway, drawn).toBeVisible();
        await expect(inkling.verdict.locator('.guess-digit'), drawn).toHaveCount(0);
        const as = await inkling.verdict.locator('.guess-as').textContent();
        expect(REFUSALS.map((kind) => words[`guess.as.${kind}`])).toContain(as);

        await inkling.button(words['draw.clear']).click();
        await expect(inkling.verdict.getByText(words['guess.blank'], { exact: true })).toBeVisible();
        await expect(no, drawn).toBeHidden();
        expect(await inkling.probabilities(), drawn).toEqual(DIGITS.map(() => 0));
      }
      await inkling.draw(3);
      await inkling.expectDigit(3);
      await expect(no).toBeHidden();
      await expect(anyway).toBeHidden();
    });
  });
}

test('a second digit makes two of one, and Undo one of two', async ({ inkling }) => {
  await inkling.openReady();
  await inkling.draw(7, ON_THE_RIGHT);
  await inkling.expectDigit(7);
  await inkling.draw(3, ON_THE_LEFT);
  await expect(inkling.verdict).toContainText(en['guess.refused']);
  await inkling.button(en['draw.undo']).click();
  await inkling.expectDigit(7);
});

for (const [screen, viewport] of Object.entries({
  laptop: { width: 1280, height: 720 },
  phone: { width: 360, height: 740 },
})) {
  test.describe(`on a ${screen}`, () => {
    test.use({ viewport });

    test('whatever is told, bars and buttons keep their place', async ({ inkling }) => {
      await inkling.openReady();
      const { page } = inkling;
      /** Where things are in the page, however far it is scrolled. */
      const places = () =>
        page
          .locator(
            '[role=meter], .bar-digit, .reader-choice, .correct-slot, .strip-bar, .controls, .plan-fields',
          )
          .evaluateAll((all) =>
            all.map((element) => {
              const { x, y, width, height } = element.getBoundingClientRect();
              // The strip sticks to the top of the window, sooner or later.
              const top = (element.closest('.strip') ?? document.body).getBoundingClientRect().y;
              return [element.className, x, y - top, width, height];
            }),
          );
      const verdict = (words: string) => expect(inkling.verdict).toContainText(words);
      await inkling.draw(8);
      await inkling.expectDigit(8);
      const before = await places();
      expect(before.length).toBeGreaterThan(20);

      await inkling.button(en['draw.clear']).click();
      await verdict(en['guess.blank']);
      expect(await places(), 'blank').toEqual(before);
      await drawTwo(inkling);
      await verdict(en['guess.refused']);
      expect(await places(), 'no digit').toEqual(before);
      await inkling.button(en['draw.clear']).click();
      await inkling.draw(8);
      await inkling.expectDigit(8);
      await unlearn(inkling);
      await verdict(en['guess.unsure']);
      // The form and the run's buttons are another matter: there is a run now.
      const read = (all: typeof before) => all.filter(([name]) => !/controls|plan-fields/.test(String(name)));
      expect(read(await places()), 'unsure').toEqual(read(before));
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing where a drawing is no digit, nor where the network is not sure', async ({
      inkling,
    }) => {
      await inkling.openReady();
      await inkling.drawMarks(SMILEY);
      await expect(inkling.verdict).toContainText(en['guess.refused']);
      expect(await findings(inkling), 'no digit').toEqual([]);
      await inkling.page.setViewportSize({ width: 360, height: 740 });
      expect(await findings(inkling), 'no digit, narrow').toEqual([]);

      await inkling.page.setViewportSize({ width: 1280, height: 720 });
      await inkling.button(en['draw.clear']).click();
      await inkling.draw(9);
      await inkling.expectDigit(9);
      await unlearn(inkling);
      await expect(inkling.verdict).toContainText(/Not sure:\d or \d\?/);
      expect(await findings(inkling), 'unsure').toEqual([]);
      await inkling.page.setViewportSize({ width: 360, height: 740 });
      expect(await findings(inkling), 'unsure, narrow').toEqual([]);
    });
  });
}
