/**
 * `npm run screenshots`: a picture of the built page in every state, wide and narrow, light and dark, in both
 * languages, in test-results/screenshots, to be looked at; and the README's picture in docs.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { sampleDigit } from '../src/core/ink/samples';
import { PAD_SIZE } from '../src/core/ink/stroke';
import { en } from '../src/ui/shared/i18n/en';
import { zh } from '../src/ui/shared/i18n/zh';
import { findChromium } from './lib/chromium';
import { CHROMIUM_ARGS } from './lib/chromium-args';
import { realMachine } from './lib/chromium-machine';
import { ROOT } from './lib/run';
import { serve } from './lib/server';

const FOLDER = join(ROOT, 'test-results', 'screenshots');
const SIZES = { wide: { width: 1280, height: 720 }, phone: { width: 360, height: 740 } };
const LANGUAGES = { en: { locale: 'en-GB', messages: en }, zh: { locale: 'zh-CN', messages: zh } };

type Look = {
  readonly size: keyof typeof SIZES;
  readonly language: keyof typeof LANGUAGES;
  readonly colorScheme: 'light' | 'dark';
};

await mkdir(FOLDER, { recursive: true });
const { url, server } = await serve();
const browser = await chromium.launch({
  executablePath: await findChromium(realMachine()),
  args: CHROMIUM_ARGS,
});
try {
  await takeAll(browser, { size: 'wide', language: 'en', colorScheme: 'light' });
  await takeAll(browser, { size: 'wide', language: 'zh', colorScheme: 'dark' });
  await takeAll(browser, { size: 'phone', language: 'zh', colorScheme: 'light' });
  await takeAll(browser, { size: 'phone', language: 'en', colorScheme: 'dark' });
} finally {
  await browser.close();
  server.close();
}

/** Goes through the page's states in one look. */
async function takeAll(using: Browser, look: Look): Promise<void> {
  const { locale, messages } = LANGUAGES[look.language];
  const page = await using.newPage({ locale, colorScheme: look.colorScheme, viewport: SIZES[look.size] });
  const take = (state: string) => {
    const name = `${look.size}-${look.language}-${look.colorScheme}-${state}.png`;
    return page.screenshot({ path: join(FOLDER, name), fullPage: look.size === 'phone' });
  };
  const button = (key: keyof typeof zh & keyof typeof en) =>
    page.getByRole('button', { name: messages[key], exact: true });
  const fill = async (key: keyof typeof zh & keyof typeof en, value: string) => {
    await page.getByLabel(messages[key], { exact: true }).fill(value);
    await page.getByLabel(messages[key], { exact: true }).blur();
  };

  let damaged = true;
  await page.route('**/train-01-*.bin', (route) =>
    damaged ? route.fulfill({ body: Buffer.alloc(9) }) : route.continue(),
  );
  await page.goto(url);
  await take('1-loading');
  await page.getByText(messages['reader.default']).waitFor();
  await take('2-blank');
  await draw(page, messages['pad.name']);
  await page.locator('.guess-digit').waitFor();
  await take('3-drawn');
  await page.locator('summary').first().click();
  await take('4-steps');
  await page.locator('summary').first().click();
  await button('plan.more').click();
  await take('5-settings');
  await button('plan.more').click();
  await fill('field.batchSize.label', '0');
  await take('6-invalid');
  await fill('field.batchSize.label', '32');
  await fill('field.epochs.label', '12');
  await button('control.train').click();
  await page.getByRole('alert').getByRole('button').first().waitFor();
  await take('7-failed');
  damaged = false;
  await page.getByRole('alert').getByRole('button').first().click();
  await page.locator('tbody tr').nth(1).waitFor({ state: 'attached', timeout: 120_000 });
  await take('8-training');
  if (look.size === 'wide' && look.language === 'en') {
    await page.screenshot({ path: join(ROOT, 'docs', 'inkling.png') });
  }
  await button('control.pause').click();
  await button('control.resume').waitFor();
  await take('9-paused');
  await button('control.resume').click();
  await page.locator('.run-note', { hasText: '10,000' }).waitFor({ timeout: 120_000 });
  await take('10-done');
  await page.close();
}

/** Draws a 5 with the mouse. */
async function draw(page: Page, padName: string): Promise<void> {
  const pad = page.getByRole('application', { name: padName });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  for (const { points } of sampleDigit(5)) {
    for (const [index, { x, y }] of points.entries()) {
      await page.mouse.move(box.x + (x / PAD_SIZE) * box.width, box.y + (y / PAD_SIZE) * box.height);
      if (index === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
}
