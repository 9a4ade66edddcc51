import { DIGITS } from '../../src/core/ink/samples';
import { networkTitle } from '../../src/core/model/network';
import { PRESETS } from '../../src/core/model/presets';
import { en } from '../../src/ui/shared/i18n/en';
import { expect, type Inkling, test } from './support/inkling';
import { SCRIBBLE } from './support/marks';

const cnn = ({ page }: Inkling) => page.getByRole('radio', { name: 'CNN, a small convolutional network' });
const dense = ({ page }: Inkling) => page.getByRole('radio', { name: 'Dense network' });

async function expectSamplesRead(inkling: Inkling): Promise<void> {
  for (const digit of DIGITS) {
    await inkling.pad.press(String(digit));
    await inkling.expectDigit(digit);
  }
  await inkling.button('Clear').click();
}

test('both networks that come with the page read, and the one that is chosen reads after a reload too', async ({
  inkling,
}) => {
  await inkling.openReady();
  const { page } = inkling;
  const reader = page.locator('.reader-line');
  await expect(dense(inkling)).toBeChecked();
  await expect(reader).toContainText(networkTitle(PRESETS.inkling.network));
  await expectSamplesRead(inkling);

  await inkling.drawMarks(SCRIBBLE);
  await expect(inkling.verdict).toContainText(en['guess.refused']);
  const before = await inkling.probabilities();
  await cnn(inkling).click({ force: true });
  await expect(reader).toContainText('Read by the page’s CNN');
  await expect(reader).toContainText(networkTitle(PRESETS['inkling-cnn'].network));
  // The drawing on the pad is read again, by another network.
  await expect.poll(() => inkling.probabilities()).not.toEqual(before);
  await expect(inkling.verdict).toContainText(en['guess.refused']);
  await inkling.button('Clear').click();
  await expectSamplesRead(inkling);

  await page.reload();
  await expect(cnn(inkling)).toBeChecked();
  await expect(reader).toContainText('Read by the page’s CNN');
  await inkling.draw(5);
  await inkling.expectDigit(5);
  await dense(inkling).click({ force: true });
  await expect(reader).toContainText('Read by the network that came with the page');
  await inkling.expectDigit(5);
  await page.reload();
  await expect(dense(inkling)).toBeChecked();
});

test('while a run goes on no other can be chosen; afterwards the choice leads back to the page’s own', async ({
  inkling,
}) => {
  await inkling.openReady();
  await inkling.draw(1);
  await inkling.fill('Training digits', '400');
  await inkling.button('Step').click();
  await expect(inkling.page.locator('.run-line')).toContainText('Step 1 of');
  await expect(cnn(inkling)).toBeDisabled();
  await expect(inkling.page.getByText('Stop the run to choose another.')).toBeVisible();
  await inkling.button('Stop').click();
  await expect(inkling.page.getByText('Read by your network:')).toBeVisible();
  for (const choice of [cnn(inkling), dense(inkling)]) {
    await expect(choice).toBeEnabled();
    await expect(choice).not.toBeChecked();
  }
  await dense(inkling).click({ force: true });
  await expect(inkling.page.getByText(/Read by the network that came with the page/)).toBeVisible();
  await inkling.expectDigit(1);
});
