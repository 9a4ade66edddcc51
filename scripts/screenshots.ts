/**
 * `npm run screenshots`: a picture of the built page in every state, wide and narrow, light and dark, in both
 * languages, in test-results/screenshots, to be looked at; and the README's picture in docs.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { sampleDigit } from '../src/core/ink/samples';
import { PAD_SIZE } from '../src/core/ink/stroke';
import { PRESET_IDS } from '../src/core/model/presets';
import { en as labEn } from '../src/ui/lab/messages/en';
import { zh as labZh } from '../src/ui/lab/messages/zh';
import { en as ownEn } from '../src/ui/lab/own/messages/en';
import { zh as ownZh } from '../src/ui/lab/own/messages/zh';
import { en as testEn } from '../src/ui/lab/test/messages/en';
import { zh as testZh } from '../src/ui/lab/test/messages/zh';
import { en as shareEn } from '../src/ui/share/messages/en';
import { zh as shareZh } from '../src/ui/share/messages/zh';
import { en } from '../src/ui/shared/i18n/en';
import { zh } from '../src/ui/shared/i18n/zh';
import { findChromium } from './lib/chromium';
import { CHROMIUM_ARGS } from './lib/chromium-args';
import { realMachine } from './lib/chromium-machine';
import { ROOT } from './lib/run';
import { serve } from './lib/server';

const FOLDER = join(ROOT, 'test-results', 'screenshots');
const SIZES = { wide: { width: 1280, height: 720 }, phone: { width: 360, height: 740 } };
const LANGUAGES = {
  en: { locale: 'en-GB', messages: en, lab: { ...labEn, ...ownEn, ...testEn }, share: shareEn },
  zh: { locale: 'zh-CN', messages: zh, lab: { ...labZh, ...ownZh, ...testZh }, share: shareZh },
};

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
  const page = await using.newPage({
    locale,
    colorScheme: look.colorScheme,
    viewport: SIZES[look.size],
    serviceWorkers: 'block',
  });
  const take = (state: string) => {
    const name = `${look.size}-${look.language}-${look.colorScheme}-${state}.png`;
    return page.screenshot({ path: join(FOLDER, name), fullPage: look.size === 'phone' });
  };
  const button = (key: keyof typeof zh & keyof typeof en) =>
    page.getByRole('button', { name: messages[key], exact: true });
  const fill = async (key: keyof typeof zh & keyof typeof en, value: string) => {
    const field = page.locator('.plan-fields').getByLabel(messages[key], { exact: true });
    await field.fill(value);
    await field.blur();
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

  // A second run, to be compared with the first.
  await fill('field.learningRate.label', '0.0003');
  await fill('field.epochs.label', '4');
  await button('control.train').click();
  await page.locator('.run-note', { hasText: '10,000' }).waitFor({ timeout: 120_000 });
  await takeShare(page, look);
  await takeLab(page, look);
  await page.close();
}

/** Goes through the tabs of Share and take away. */
async function takeShare(page: Page, look: Look): Promise<void> {
  const { share } = LANGUAGES[look.language];
  for (const [index, tab] of (['embed', 'models', 'code', 'workspace'] as const).entries()) {
    await page.getByRole('tab', { name: share[`tabs.${tab}`], exact: true }).click();
    const name = `${look.size}-${look.language}-${look.colorScheme}-${20 + index}-${tab}.png`;
    await page
      .locator('.panel.share')
      .screenshot({ path: join(FOLDER, name), style: '.strip { visibility: hidden; }' });
  }
}

/** Goes through the lab's tabs, the editor and a photo, each a picture of its own. */
async function takeLab(page: Page, look: Look): Promise<void> {
  const { messages, lab } = LANGUAGES[look.language];
  const take = (part: string, state: string) => {
    const name = `${look.size}-${look.language}-${look.colorScheme}-${state}.png`;
    // The strip stays in sight as the page is scrolled, so it would cover some of a long part.
    return page
      .locator(part)
      .screenshot({ path: join(FOLDER, name), style: '.strip { visibility: hidden; }' });
  };
  const show = (tab: 'runs' | 'test' | 'mnist' | 'own') =>
    page.getByRole('tab', { name: lab[`tabs.${tab}`], exact: true }).click();

  await show('runs');
  for (const box of await page.locator('.runs-table input[type=checkbox]').all()) await box.check();
  await page.locator('.overlay-frame path.run-line').nth(1).waitFor();
  await take('.lab', '11-runs');
  await show('test');
  await page.getByRole('button', { name: lab['test.again'], exact: true }).waitFor(); // the run is tested by itself
  await page.locator('.digit-card:not([aria-disabled=true])').first().waitFor();
  await take('.lab', '12-test');
  await show('mnist');
  await page.locator('.digit-button').first().waitFor();
  await take('.lab', '13-mnist');
  await show('own');
  await take('.lab', '14-own-empty');
  for (const label of ['2', '4', '7']) {
    await page.getByRole('application', { name: messages['pad.name'] }).press(label);
    const keep = lab['keep.digit'].replace('{digit}', label === '7' ? '1' : label);
    await page.locator('.own-keep').getByRole('button', { name: keep, exact: true }).click();
  }
  await page.locator('.own-tile[data-wrong]').click();
  await take('.lab', '15-own');

  await page.getByRole('button', { name: messages['plan.more'], exact: true }).click();
  await page.locator('.plan-section > summary').nth(0).click();
  await page.locator('.recipe').nth(PRESET_IDS.indexOf('cnn')).click(); // the convolutional network
  await take('.plan', '16-recipes');
  await page.locator('.plan-section > summary').nth(0).click();
  for (const section of await page.locator('.plan-section > summary').all()) await section.click();
  await page.locator('.plan-section > summary').nth(0).click();
  await take('.plan', '17-editor');
  await page.locator('.layer-head select').nth(4).selectOption('Dropout'); // in place of Flatten
  await take('.plan', '18-editor-wrong');

  await page.locator('.photo input[type=file]').setInputFiles(await photo(page));
  await page.locator('.photo-step').nth(5).waitFor();
  await take('.photo-dialog', '19-photo');
}

/** A 5 with chalk on a board that the light falls on from the side. */
async function photo(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const lines = sampleDigit(5).map(({ points }) => points.map(({ x, y }) => [x, y] as const));
  const url = await page.evaluate((strokes) => {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 360;
    const context = canvas.getContext('2d')!;
    const light = context.createLinearGradient(0, 0, canvas.width, 0);
    light.addColorStop(0, '#1f3b2c');
    light.addColorStop(1, '#5d7d69');
    context.fillStyle = light;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.translate(100, 40);
    context.lineWidth = 16;
    context.lineCap = 'round';
    context.strokeStyle = '#eef2ea';
    for (const stroke of strokes) {
      context.beginPath();
      for (const [x, y] of stroke) context.lineTo(x, y);
      context.stroke();
    }
    return canvas.toDataURL('image/png');
  }, lines);
  return { name: 'board.png', mimeType: 'image/png', buffer: Buffer.from(url.split(',')[1]!, 'base64') };
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
