import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DIST, serve } from '../../scripts/lib/server';
import { expect, Inkling, test } from './support/inkling';
import { showTab } from './support/lab';
import { nextVersion, SECOND } from './support/versions';

test.use({ serviceWorkers: 'allow' });
test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

let folder: string;
/** what the server shows */
let site: string;
let served: Awaited<ReturnType<typeof serve>>;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inkling-offline-'));
  site = join(folder, 'site');
  cpSync(DIST, site, { recursive: true });
  served = await serve({ root: site });
});

test.afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The network is gone. */
function stop(): void {
  served.server.close();
  served.server.closeAllConnections();
}

async function open(page: Page): Promise<Inkling> {
  const inkling = new Inkling(page);
  await page.goto(`${served.url}?lang=en`);
  await expect(page.getByText('Read by the network that came with the page')).toBeVisible();
  return inkling;
}

const kept = (page: Page) => expect(page.locator('.footer')).toContainText('Works offline.');

/** Scripts and styles that the page has loaded so far. */
const assets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.includes('/assets/')),
  );

const script = (page: Page, name: string) => page.locator(`head script[src*="${name}"]`).first();

const speakChinese = async (page: Page) => {
  await page.getByRole('radio', { name: '中文' }).check({ force: true });
  await expect(page.getByRole('heading', { name: '训练' })).toBeVisible();
};

test('after one visit it starts without a network: draws, reads, trains on all of MNIST, and tests', async ({
  page,
  context,
}) => {
  await open(page);
  await kept(page);
  await page.close();
  stop();

  const inkling = await open(await context.newPage());
  await inkling.draw(3);
  await inkling.expectReading(3);
  await inkling.form
    .getByLabel('Network', { exact: true })
    .selectOption({ label: '784-10 (softmax regression)' });
  await inkling.fill('Training digits', '60000');
  await inkling.fill('Epochs', '1');
  await inkling.button('Train').click();
  await expect(inkling.page.locator('.run-note')).toContainText('of 10,000 test digits right', {
    timeout: 60_000,
  });
  for (const tab of ['Test', 'MNIST', 'My digits']) await showTab(inkling, tab);
  await speakChinese(inkling.page);
  await expect(inkling.page.locator('.footer')).toContainText('可离线使用。');
  inkling.forgiveFailedLoads();
  expect(inkling.complaints).toEqual([]);
});

test('an update is offered, comes where it is accepted, and leaves the other tab whole', async ({
  page,
  context,
}) => {
  const first = await open(page);
  await kept(page);
  const next = join(folder, 'next');
  await nextVersion(DIST, next);
  rmSync(site, { recursive: true });
  cpSync(next, site, { recursive: true });

  // A second visit finds the new version, but shows the old one.
  const other = await open(await context.newPage());
  const offer = other.page.getByText('A new version is ready.');
  await expect(offer).toBeVisible();
  await expect(page.getByText('A new version is ready.')).toBeVisible();
  expect((await assets(other.page)).filter((name) => name.includes(SECOND))).toEqual([]);
  await other.button('Later').click();
  await expect(offer).toBeHidden();
  await other.page.reload();
  await expect(offer).toBeVisible();
  expect((await assets(other.page)).filter((name) => name.includes(SECOND))).toEqual([]);

  await other.button('Update').click();
  await expect(script(other.page, SECOND)).toBeAttached();
  await expect(offer).toBeHidden();
  await other.draw(6);
  await other.expectReading(6);
  expect((await assets(other.page)).filter((name) => !name.includes(SECOND))).toEqual([]);

  // The tab that did not agree still gets its own late parts, which the server has no longer.
  await page.bringToFront();
  await first.draw(8);
  await first.expectReading(8);
  await first.fill('Training digits', '1000');
  await first.fill('Epochs', '1');
  await first.button('Train').click();
  await expect(page.locator('.run-note')).toContainText('of 10,000 test digits right');
  await speakChinese(page);
  await expect(page.getByText('新版本已就绪。')).toBeVisible();
  expect((await assets(page)).filter((name) => name.includes(SECOND))).toEqual([]);

  await page.getByRole('button', { name: '更新', exact: true }).click();
  await expect(script(page, SECOND)).toBeAttached();
  await expect.poll(() => versionsKept(page)).toBe(1);
  expect([...first.complaints, ...other.complaints]).toEqual([]);
});

const versionsKept = (page: Page): Promise<number> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('inkling /')).length);

test('a new version that the server has only in part is not offered, and the old one stays', async ({
  page,
  context,
}) => {
  await open(page);
  await kept(page);
  const next = join(folder, 'next');
  await nextVersion(DIST, next);
  cpSync(join(next, 'sw.js'), join(site, 'sw.js'));

  const other = await open(await context.newPage());
  const registered = await other.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (installing)
      await new Promise<void>((resolve) => {
        installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
      });
    return { waiting: registration.waiting !== null, active: registration.active !== null };
  });
  expect(registered).toEqual({ waiting: false, active: true });
  await expect(other.page.getByText('A new version is ready.')).toBeHidden();
  expect(await versionsKept(other.page)).toBe(1);
  await other.draw(2);
  await other.expectReading(2);
});
