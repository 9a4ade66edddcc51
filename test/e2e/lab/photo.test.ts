import { expect, type Inkling, test } from '../support/inkling';
import { bring, DARK_ON_LIGHT, digitPicture, LIGHT_ON_DARK } from '../support/pictures';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

const chooser = ({ page }: Inkling) => page.locator('.photo input[type=file]');
const dialog = ({ page }: Inkling) => page.getByRole('dialog', { name: 'From picture to digit' });

test('a photo is read step by step, whichever of ink and paper is the darker', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  for (const [digit, colours, words] of [
    [5, DARK_ON_LIGHT, 'The ink is darker than its paper'],
    [3, LIGHT_ON_DARK, 'dark and light are swapped'],
  ] as const) {
    await chooser(inkling).setInputFiles(await digitPicture(page, digit, colours));
    await expect(dialog(inkling).getByRole('listitem')).toHaveCount(6);
    await expect(dialog(inkling)).toContainText(words);
    for (const canvas of await dialog(inkling).locator('canvas').all()) await expect(canvas).toBeVisible();
    await dialog(inkling).getByRole('button', { name: 'Put it on the pad' }).click();
    await expect(dialog(inkling)).toBeHidden();
    await inkling.expectReading(digit);
  }
});

test('a photo is pasted, or dropped on the panel', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await expect(inkling.button('From a picture…')).toBeVisible(); // it hears of pictures from then on
  await bring(page, 'paste', 'body', await digitPicture(page, 2, DARK_ON_LIGHT));
  await dialog(inkling).getByRole('button', { name: 'Put it on the pad' }).click();
  await inkling.expectReading(2);
  await bring(page, 'drop', '[data-pad]', await digitPicture(page, 7, DARK_ON_LIGHT));
  await dialog(inkling).getByRole('button', { name: 'Put it on the pad' }).click();
  await inkling.expectReading(7);
});

test('what is no picture, or shows nothing, is told, and the drawing stays', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.draw(4);
  await inkling.expectReading(4);
  await chooser(inkling).setInputFiles({
    name: 'notes.png',
    mimeType: 'image/png',
    buffer: Buffer.from('This is a text.'),
  });
  await expect(dialog(inkling).getByText(/This picture cannot be opened/)).toBeVisible();
  const plain = await digitPicture(page, 1, { ink: '#ddd', paper: '#ddd' });
  await chooser(inkling).setInputFiles(plain);
  await expect(dialog(inkling).getByText(/No digit was found/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(inkling)).toBeHidden();
  await inkling.expectReading(4);
});
