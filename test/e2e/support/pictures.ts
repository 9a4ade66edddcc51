import type { Page } from '@playwright/test';
import { type Digit, sampleDigit } from '../../../src/core/ink/samples';
import { PAD_SIZE } from '../../../src/core/ink/stroke';

export type Picture = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

type Colours = { readonly ink: string; readonly paper: string };

export const DARK_ON_LIGHT: Colours = { ink: '#1d2b53', paper: '#e9e4d8' };
export const LIGHT_ON_DARK: Colours = { ink: '#f4f4f4', paper: '#24402f' };

/** A PNG of a digit as a pen writes it, a part of a larger sheet. */
export async function digitPicture(page: Page, digit: Digit, colours: Colours): Promise<Picture> {
  const strokes = sampleDigit(digit).map(({ points }) => points.map(({ x, y }) => [x, y] as const));
  const url = await page.evaluate(
    ({ lines, padSize, ink, paper }) => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const context = canvas.getContext('2d')!;
      context.fillStyle = paper;
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.translate(180, 100);
      context.scale(280 / padSize, 280 / padSize);
      context.lineWidth = 20;
      context.lineCap = 'round';
      context.lineJoin = 'round';
      context.strokeStyle = ink;
      for (const line of lines) {
        context.beginPath();
        for (const [x, y] of line) context.lineTo(x, y);
        context.stroke();
      }
      return canvas.toDataURL('image/png');
    },
    { lines: strokes, padSize: PAD_SIZE, ...colours },
  );
  return { name: 'digit.png', mimeType: 'image/png', buffer: Buffer.from(url.split(',')[1]!, 'base64') };
}

/** Hands a file to the element that a selector names, as a drag or a paste does. */
export async function bring(
  page: Page,
  how: 'drop' | 'paste',
  selector: string,
  file: Picture,
): Promise<void> {
  await page.locator(selector).evaluate(
    (element, { bytes, name, type, kind }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      const common = { bubbles: true, cancelable: true };
      if (kind === 'paste') {
        element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: data }));
        return;
      }
      for (const event of ['dragover', 'drop'])
        element.dispatchEvent(new DragEvent(event, { ...common, dataTransfer: data }));
    },
    { bytes: [...file.buffer], name: file.name, type: file.mimeType, kind: how },
  );
}
