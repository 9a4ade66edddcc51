import type { Page } from '@playwright/test';
import type { HostCommand } from '../../src/core/host/messages';
import { type Course, openCourse } from './support/course';
import { expect, Inkling, test } from './support/inkling';

test.describe.configure({ timeout: 180_000 });

/** Training that is over in seconds, by the plan of a URL. */
const SHORT = 'preset=softmax&autoplay=1';

let course: Course;
test.beforeEach(() => {
  course = openCourse();
});
test.afterEach(() => course.close());

/** Inkling in a frame of the lesson. */
const inFrame = (page: Page, frame: string): Inkling => new Inkling(page, null, page.frameLocator(frame));

/** Has the Inkling of an element do something. Refusals come as their reasons. */
function send(page: Page, element: string, command: HostCommand): Promise<unknown> {
  return page.locator(element).evaluate((pad, asked) => {
    const { inkling } = pad as HTMLElementTagNameMap['inkling-pad'];
    return inkling!.send(asked).catch((refusal) => ({ reason: refusal.reason, message: refusal.message }));
  }, command);
}

/** Has the lesson remember what Inkling tells it, from the start. */
async function listen(page: Page): Promise<() => Promise<Record<string, unknown>[]>> {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('message', ({ data }) => heard.push(data));
  });
  return () => page.evaluate(() => (window as unknown as { heard: Record<string, unknown>[] }).heard);
}

/** Scrolls to an element of the lesson: a browser draws nothing in frames that are out of sight. */
const goTo = (page: Page, element: string): Promise<void> => page.locator(element).scrollIntoViewIfNeeded();

/** Whether a frame's content fits into it. */
const overflow = (inkling: Inkling): Promise<{ x: number; y: number }> =>
  inkling.view.locator('html').evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => ({
    x: scrollWidth - clientWidth,
    y: scrollHeight - clientHeight,
  }));

test('a plain frame draws, reads and trains, and says its height as learning platforms hear it', async ({
  page,
}) => {
  const heard = await listen(page);
  const url = await course.serve();
  const inkling = inFrame(page, 'iframe');
  await page.goto(
    await course.lesson(
      `<iframe src="${url}?show=draw,predict,train&preset=softmax&lang=zh" width="100%" height="1600"></iframe>`,
    ),
  );
  await expect(inkling.view.getByRole('heading', { name: '书写' })).toBeVisible();
  await inkling.draw(3);
  await inkling.expectReading(3);
  await inkling.fill('训练样本数', '1000');
  await inkling.fill('训练轮数', '1');
  await inkling.button('训练').click();
  await expect(inkling.view.locator('.run-note')).toContainText('10,000');
  const messages = await heard();
  expect(messages).toContainEqual(
    expect.objectContaining({ subject: 'lti.frameResize', height: expect.any(Number) }),
  );
  // Without `host` in its URL it says nothing of what was drawn.
  const types = new Set(messages.flatMap(({ inkling: version, type }) => (version === 1 ? [type] : [])));
  expect([...types].sort()).toEqual(['ready', 'resize']);
  expect(inkling.complaints).toEqual([]);
});

test('several frames under a strict policy start when they are used, fit their content, and rest out of sight', async ({
  page,
}) => {
  const url = await course.serve();
  const { origin } = new URL(url);
  const frames = Array.from(
    { length: 6 },
    (_, index) => `<h2>${index}</h2><div id="pad-${index}" data-inkling data-show="draw,predict"></div>`,
  );
  await page.goto(
    await course.lesson(`<script src="${url}embed.js" async></script>${frames.join('')}`, {
      'Content-Security-Policy': `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}`,
    }),
  );
  const [first, second] = [inFrame(page, '#pad-0 iframe'), inFrame(page, '#pad-1 iframe')];
  await expect(first.pad).toBeVisible();
  expect(page.workers()).toHaveLength(0);
  await first.draw(4);
  await first.expectReading(4);
  expect(page.workers()).toHaveLength(1);
  expect(await overflow(first)).toEqual({ x: 0, y: 0 });
  await goTo(page, '#pad-1');
  await second.draw(7);
  await second.expectReading(7);
  expect(page.workers()).toHaveLength(2);
  await goTo(page, '#pad-5');
  await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(0);
  // What was read is still there, and the pen wakes it.
  await goTo(page, '#pad-0');
  await first.expectReading(4);
  await first.button('Clear').click();
  await first.draw(2);
  await first.expectReading(2);
  expect(first.complaints).toEqual([]);
});

test('a lesson and its pad talk with each other', async ({ page }) => {
  const url = await course.serve();
  const pad = inFrame(page, 'inkling-pad iframe');
  await page.goto(
    await course.lesson(
      `<script src="${url}embed.js" async></script>
       <inkling-pad show="draw,predict,train" lock="optimizer" preset="softmax" task="Draw a 7."></inkling-pad>`,
    ),
  );
  await expect(pad.view.getByText('Draw a 7.')).toBeVisible();
  await expect(pad.form.getByLabel('Optimiser')).toBeDisabled();
  const one = [[40, 80, 120, 160, 200, 240].map((y) => ({ x: 140, y }))];
  expect(await send(page, 'inkling-pad', { type: 'read', strokes: one })).toMatchObject({ digit: 1 });
  expect(await send(page, 'inkling-pad', { type: 'pause' })).toMatchObject({ reason: 'noRun' });
  await send(page, 'inkling-pad', { type: 'setLanguage', language: 'zh' });
  await expect(pad.view.getByRole('heading', { name: '书写' })).toBeVisible();
  expect(await send(page, 'inkling-pad', { type: 'pause' })).toMatchObject({ message: /[一-鿿]/ });
  await send(page, 'inkling-pad', { type: 'setTheme', theme: 'dark' });
  await expect(pad.view.locator('html')).toHaveAttribute('data-theme', 'dark');

  const finished = page
    .locator('inkling-pad')
    .evaluate(
      (element) =>
        new Promise<number>((resolve) =>
          element.addEventListener('inkling:finished', (event) =>
            resolve((event as HTMLElementEventMap['inkling:finished']).detail.result.accuracy),
          ),
        ),
    );
  await send(page, 'inkling-pad', { type: 'train' });
  expect(await send(page, 'inkling-pad', { type: 'train' })).toMatchObject({ reason: 'busy' });
  await expect(pad.view.locator('.run-frame, .run-line').first()).toBeVisible();
  await send(page, 'inkling-pad', { type: 'stop' });
  expect(await finished).toBeGreaterThan(0.05);
  expect(pad.complaints).toEqual([]);
});

test('commands of another origin than the one that the URL names do nothing', async ({ page }) => {
  const heard = await listen(page);
  const url = await course.serve();
  const inkling = inFrame(page, 'iframe');
  await page.goto(
    await course.lesson(`<iframe src="${url}?host=https://somebody.else" width="900" height="900"></iframe>`),
  );
  await inkling.draw(5);
  await inkling.expectReading(5);
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!.contentWindow!;
    for (const type of ['hello', 'clear', 'train', 'getState'])
      frame.postMessage({ inkling: 1, id: type, type }, '*');
    frame.postMessage({ inkling: 1, id: 0, type: 'setLanguage', language: 'zh' }, '*');
  });
  // Drawn after the commands: had they been heard, they would have been carried out before.
  await inkling.button('Undo').click();
  await inkling.draw(2);
  await inkling.expectReading(2);
  await expect(inkling.button('Train')).toBeEnabled();
  const types = new Set(
    (await heard()).flatMap(({ inkling: version, type }) => (version === 1 ? [type] : [])),
  );
  expect([...types].sort()).toEqual(['ready', 'resize']);
});

test('training starts by itself where the lesson wants that', async ({ page }) => {
  const inkling = inFrame(page, 'iframe');
  await page.goto(
    await course.lesson(
      `<iframe src="${await course.serve()}?show=train,predict,draw&${SHORT}" width="900" height="1200"></iframe>`,
    ),
  );
  await expect(inkling.view.getByRole('progressbar').first()).toBeVisible();
  await expect(inkling.button('Pause')).toBeVisible();
  await inkling.button('Stop').click();
  await expect(inkling.view.locator('.run-note')).toContainText('of 10,000 test digits right');
  expect(inkling.complaints).toEqual([]);
});

test('the example lesson reads what it sends, and trains', async ({ page }) => {
  const inkling = new Inkling(page);
  await page.goto(`${await course.serve()}example.html`);
  await page.getByRole('button', { name: 'Send a drawing of a 3' }).click();
  await expect(page.locator('#answer')).toContainText('3');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.locator('#log')).toContainText('epoch 1: accuracy');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.locator('#log')).toContainText('finished:');
  expect(inkling.complaints).toEqual([]);
});
