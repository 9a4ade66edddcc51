/** Draws the icons of the installed page from public/icon.svg. To be run when that changes: npx tsx scripts/icons.ts */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_ARGS } from './lib/chromium-args';
import { likelyChromium } from './lib/chromium-places';
import { ROOT } from './lib/run';

const PUBLIC = join(ROOT, 'public');

/** The page's paper. */
const PAPER = '#f4f1ea';

type Icon = {
  readonly file: string;
  /** pixels, width and height */
  readonly size: number;
  /** of the whole width, left free on each side; systems cut a maskable icon to a circle of 4/5 of its width */
  readonly margin: number;
  readonly background: string;
};

const ICONS: readonly Icon[] = [
  { file: 'icon-192.png', size: 192, margin: 0, background: 'transparent' },
  { file: 'icon-512.png', size: 512, margin: 0, background: 'transparent' },
  { file: 'icon-maskable-512.png', size: 512, margin: 0.2, background: PAPER },
];

const svg = readFileSync(join(PUBLIC, 'icon.svg')).toString('base64');
const executablePath = likelyChromium();
const browser = await chromium.launch({ args: CHROMIUM_ARGS, ...(executablePath && { executablePath }) });
try {
  for (const { file, size, margin, background } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size }, colorScheme: 'light' });
    await page.setContent(
      `<body style="margin:0;background:${background}">
         <img src="data:image/svg+xml;base64,${svg}" style="display:block;width:${size * (1 - 2 * margin)}px;margin:${size * margin}px">`,
    );
    await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
    await page.screenshot({ path: join(PUBLIC, file), omitBackground: background === 'transparent' });
    await page.close();
  }
} finally {
  await browser.close();
}
