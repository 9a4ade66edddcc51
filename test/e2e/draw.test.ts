import { DIGITS } from '../../src/core/ink/samples';
import { expect, type Placement, test } from './support/inkling';

/** Small and in a corner, as nobody's training data is. */
const SMALL_IN_A_CORNER: Placement = (x, y) => [20 + x * 0.35, 150 + y * 0.4];

test('reads each of ten digits drawn with the mouse', async ({ inkling }) => {
  await inkling.openReady();
  for (const digit of DIGITS) {
    await inkling.draw(digit);
    await inkling.expectDigit(digit);
    await inkling.button('Clear').click();
    await expect(inkling.page.getByText('Draw a digit to see its reading here.')).toBeVisible();
    expect(await inkling.probabilities()).toEqual(Array(10).fill(0));
  }
});

test('reads digits drawn small and in a corner', async ({ inkling }) => {
  await inkling.openReady();
  for (const digit of DIGITS) {
    await inkling.draw(digit, SMALL_IN_A_CORNER);
    await inkling.expectDigit(digit);
    await inkling.button('Clear').click();
  }
});

test('reads while the pen is still down', async ({ inkling }) => {
  await inkling.openReady();
  const box = (await inkling.pad.boundingBox())!;
  const { mouse } = inkling.page;
  await mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await mouse.down();
  await mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 20 });
  await inkling.expectReading(1);
  await mouse.up();
  await inkling.expectReading(1);
});

test('undo, redo, eraser, and a release outside the pad', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  const blank = page.getByText('Draw a digit to see its reading here.');

  await inkling.draw(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(blank).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await inkling.expectReading(3);

  await page.getByRole('radio', { name: /^Eraser/ }).check({ force: true });
  await inkling.draw(3); // along its own stroke
  await expect(blank).toBeVisible();
  await inkling.button('Undo').click();
  await inkling.expectReading(3);

  await inkling.button('Clear').click();
  await page.getByRole('radio', { name: /^Pen \(/ }).check({ force: true });
  const box = (await inkling.pad.boundingBox())!;
  await page.mouse.move(box.x + 100, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + box.height + 80, { steps: 10 });
  await page.mouse.up();
  const before = await inkling.probabilities();
  await page.mouse.move(box.x + 200, box.y + 100, { steps: 5 }); // the pen is up: nothing is drawn
  await inkling.expectReading(1);
  expect((await inkling.probabilities()).indexOf(Math.max(...before))).toBeGreaterThanOrEqual(0);
  await inkling.button('Undo').click();
  await expect(blank).toBeVisible(); // it was one stroke
});

test('a drawing outlives a resize of the window', async ({ inkling }) => {
  await inkling.openReady();
  await inkling.draw(5);
  await inkling.expectReading(5);
  const before = await inkling.probabilities();
  await inkling.page.setViewportSize({ width: 360, height: 740 });
  await inkling.page.setViewportSize({ width: 1024, height: 700 });
  expect(await inkling.probabilities()).toEqual(before);
});

test('the keyboard alone puts a sample on the pad and clears it', async ({ inkling }) => {
  await inkling.openReady();
  await inkling.pad.focus();
  await inkling.page.keyboard.press('8');
  await inkling.expectReading(8);
  await inkling.page.keyboard.press('Escape');
  await expect(inkling.page.getByText('Draw a digit to see its reading here.')).toBeVisible();
});

test('drawing works before the worker has come', async ({ inkling }) => {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await inkling.page.route('**/assets/main-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await inkling.open();
  await inkling.draw(4);
  await expect(inkling.page.getByText('Loading the network…')).toBeVisible();
  await expect(inkling.page.getByRole('img', { name: 'Your drawing as 28 by 28 pixels' })).toBeVisible();
  letThrough();
  await inkling.expectReading(4);
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test('a finger draws without scrolling the page, a second finger is ignored', async ({ inkling }) => {
    await inkling.openReady();
    const { page } = inkling;
    await inkling.pad.scrollIntoViewIfNeeded();
    const box = (await inkling.pad.boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const at = (id: number, x: number, y: number) => ({
      id,
      x: box.x + x * box.width,
      y: box.y + y * box.height,
    });
    const scrolledTo = await page.evaluate(() => scrollY);

    const down = at(0, 0.5, 0.2);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [down] });
    for (let step = 1; step <= 10; step++) {
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [at(0, 0.5, 0.2 + step * 0.06), at(1, 0.1 + step * 0.05, 0.9)],
      });
    }
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await inkling.expectReading(1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolledTo);
    await inkling.button('Undo').click();
    await expect(page.getByText('Draw a digit to see its reading here.')).toBeVisible();
  });
});
