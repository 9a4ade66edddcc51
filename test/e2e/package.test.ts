import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipPage } from '../../scripts/lib/page-zip';
import { DIST, serve } from '../../scripts/lib/server';
import { expect, test } from './support/inkling';

test.skip(({ engine }) => engine !== null, 'no engine has a part in it');

test('what is in the zip works where a teacher unpacks it', async ({ inkling }) => {
  const site = mkdtempSync(join(tmpdir(), 'inkling-unpacked-'));
  for (const [path, bytes] of Object.entries(unzipSync(zipPage(DIST, {}).bytes))) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), bytes);
  }
  const { url, server } = await serve({ root: site, base: '/~teacher/lesson%203/' });
  try {
    await inkling.page.goto(`${url}inkling/`);
    await inkling.draw(4);
    await inkling.expectReading(4);
    await inkling.fill('Training digits', '1000');
    await inkling.fill('Epochs', '1');
    await inkling.button('Train').click();
    await expect(inkling.page.locator('.run-note')).toContainText('of 10,000 test digits right');
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(site, { recursive: true, force: true });
  }
});
