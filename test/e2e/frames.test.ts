import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { DIST } from '../../scripts/lib/server';
import { CONTENT_SECURITY_POLICY } from '../../scripts/vite/csp';
import { type Course, openCourse } from './support/course';
import { expect, Inkling, test } from './support/inkling';
import { showTab } from './support/lab';
import { DARK_ON_LIGHT, digitPicture } from './support/pictures';

/** What frames without an origin need. */
const FOR_ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };

let course: Course;
test.beforeEach(() => {
  course = openCourse();
});
test.afterEach(() => course.close());

/** A lesson of another origin that shows Inkling in a frame. */
async function host(page: Page, frame: string): Promise<Inkling> {
  const inkling = new Inkling(page, null, page.frameLocator('iframe'));
  await page.goto(await course.lesson(frame));
  return inkling;
}

async function drawReadTrain(inkling: Inkling): Promise<void> {
  await inkling.draw(3);
  await inkling.expectReading(3);
  await inkling.fill('Training digits', '1000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(inkling.view.locator('.run-note')).toContainText('of 10,000 test digits right');
}

test('in a sandboxed frame without an origin, 320 px wide, it draws, reads, trains, and says what it cannot keep', async ({
  page,
  engine,
}) => {
  const url = await course.serve({ headers: FOR_ANY_ORIGIN });
  const query = engine === null ? '' : `?engine=${engine}`;
  const inkling = await host(
    page,
    `<iframe sandbox="allow-scripts" src="${url}${query}" width="320" height="640"></iframe>`,
  );
  await drawReadTrain(inkling);
  await expect(inkling.view.locator('.footer')).toContainText('Not kept for use offline here.');
  const [outer, inner] = await inkling.view
    .locator('html')
    .evaluate(({ clientWidth, scrollWidth }) => [clientWidth, scrollWidth]);
  expect(inner).toBe(outer);
  expect(inkling.complaints).toEqual([]);
});

test('in a frame whose storage is blocked it draws, reads and trains', async ({ page }) => {
  await page.addInitScript(() => {
    if (window.top === window) return;
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get: blocked });
    Object.defineProperty(navigator, 'serviceWorker', { get: blocked });
  });
  const inkling = await host(
    page,
    `<iframe src="${await course.serve()}" width="900" height="640"></iframe>`,
  );
  await drawReadTrain(inkling);
  expect(inkling.complaints).toEqual([]);
});

test('keeps to its own security policy, its workers too', async ({ page, engine }) => {
  const url = await course.serve({
    headers: { 'Content-Security-Policy': `${CONTENT_SECURITY_POLICY}; frame-ancestors 'none'` },
  });
  const inkling = new Inkling(page, engine);
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`against the policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(engine === null ? url : `${url}?engine=${engine}`);
  const picture = await digitPicture(page, 7, DARK_ON_LIGHT);
  await page.locator('.photo input[type=file]').setInputFiles(picture);
  await inkling.button('Put it on the pad').click();
  await inkling.expectReading(7);
  await inkling.button('Clear').click();
  await drawReadTrain(inkling);
  for (const tab of ['Test', 'MNIST', 'My digits', 'Runs']) await showTab(inkling, tab);
  expect(inkling.complaints).toEqual([]);
});

test.describe('where its script does not come, it says so in both languages', () => {
  test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

  test('from a server that lets no other origin read', async ({ page }) => {
    const inkling = await host(
      page,
      `<iframe sandbox="allow-scripts" src="${await course.serve()}"></iframe>`,
    );
    await expect(inkling.view.getByRole('alert')).toHaveText([/^This page could not start/, /^页面无法启动/]);
  });

  test('opened as a file', async ({ page }) => {
    await page.goto(pathToFileURL(join(DIST, 'index.html')).href);
    await expect(page.getByRole('alert')).toHaveText([/from a file/, /本地文件/]);
  });
});
