import { expect, test } from './support/inkling';

test.describe('on a laptop', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('pad, what the network sees, bars and training are in sight together, without scrolling', async ({
    inkling,
  }) => {
    await inkling.openReady();
    const { page } = inkling;
    await expect(inkling.pad).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('img', { name: '28 by 28 empty pixels' })).toBeInViewport({ ratio: 1 });
    await expect(inkling.bars.last()).toBeInViewport({ ratio: 1 });
    await expect(inkling.button('Train')).toBeInViewport({ ratio: 1 });
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('is one column, and nothing sticks out', async ({ inkling }) => {
    await inkling.openReady();
    expect(await inkling.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const headings = await inkling.page
      .getByRole('heading', { level: 2 })
      .evaluateAll((all) => all.map((heading) => Math.round(heading.getBoundingClientRect().left)));
    expect(new Set(headings).size).toBe(1);
  });
});

test.describe('on a phone, far down the page', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('the reading stays in sight while one presses Train', async ({ inkling }) => {
    await inkling.openReady();
    await inkling.draw(6);
    await inkling.expectReading(6);
    await inkling.button('Train').scrollIntoViewIfNeeded();
    const strip = inkling.page.locator('.strip');
    await expect(strip).toBeInViewport({ ratio: 1 });
    await expect(strip).toContainText('6');
    const header = await inkling.page.getByRole('banner').boundingBox();
    expect(header!.height).toBeLessThan(64); // one row
  });
});

test('opening the steps moves neither the bars nor the other panels', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await inkling.draw(8);
  await inkling.expectReading(8);
  const places = async () => [
    await inkling.bars.first().boundingBox(),
    await inkling.bars.last().boundingBox(),
    await inkling.button('Train').boundingBox(),
    await page.getByText('Numbers of each epoch').boundingBox(),
  ];
  const before = await places();
  await page.getByText('How your drawing was prepared').click();
  await expect(page.getByText('A box is put around the ink')).toBeVisible();
  expect(await places()).toEqual(before);
});

test('speaks Chinese when asked to, and after a reload', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  await page.getByRole('radio', { name: '中文' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { name: '训练' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '训练' })).toBeVisible();
  await expect(page).toHaveTitle(/[\u4e00-\u9fff]/);
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });

  test('speaks Chinese from the start', async ({ inkling }) => {
    await inkling.open();
    await expect(inkling.page.getByRole('heading', { name: '训练' })).toBeVisible();
  });
});

test('is dark when asked to, and after a reload', async ({ inkling }) => {
  await inkling.openReady();
  const { page } = inkling;
  const lightness = () =>
    page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(document.documentElement)
        .backgroundColor.match(/\d+/g)!
        .map(Number);
      return (red + green + blue) / 3;
    });
  expect(await lightness()).toBeGreaterThan(200);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect.poll(lightness).toBeLessThan(60);
  await page.reload();
  await expect.poll(lightness).toBeLessThan(60);
});

test('asks for nothing but its own files', async ({ inkling, baseURL }) => {
  const elsewhere: string[] = [];
  inkling.page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!) && !request.url().startsWith('blob:'))
      elsewhere.push(request.url());
  });
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.expectReading(3);
  expect(elsewhere).toEqual([]);
});

test('loads TensorFlow.js only where it is wanted', async ({ inkling, engine }) => {
  const { page } = inkling;
  /** bytes of each script; TensorFlow.js is more than all the rest together */
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.push(response.body().then(({ length }) => length));
  });
  await inkling.openReady();
  await inkling.draw(3);
  await inkling.expectReading(3);
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  const largest = Math.max(...(await Promise.all(sizes)));
  expect(largest > 500_000).toBe(engine === 'webgl');
});
