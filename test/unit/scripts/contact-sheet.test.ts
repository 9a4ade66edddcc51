import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { contactSheet } from '../../../scripts/lib/contact-sheet';
import { textPixels, textWidth } from '../../../scripts/lib/pixel-font';
import { type GreyPicture, writePng } from '../../../scripts/lib/png';

/** A part of a picture as text: `#` black, `.` white, `~` the sheet's background, `?` anything else. */
function shown(
  { width, grey }: GreyPicture,
  left: number,
  top: number,
  columns: number,
  rows: number,
): string[] {
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => {
      const shade = grey[(top + y) * width + left + x]!;
      return shade === 0 ? '#' : shade === 255 ? '.' : shade === 224 ? '~' : '?';
    }).join(''),
  );
}

const cell = (caption: string, ...inks: number[]) => ({
  pixels: Float32Array.from(inks),
  size: Math.sqrt(inks.length),
  caption,
});

describe('contactSheet', () => {
  it('draws each picture at its zoom, paper white and ink black, its caption below', () => {
    const sheet = contactSheet([cell('-1', 0, 1, 0.5, 0)], { columns: 3, zoom: 2 });
    expect(shown(sheet, 6, 6, 4, 4)).toEqual(['..##', '..##', '??..', '??..']);
    expect(shown(sheet, 6, 12, 11, 7)).toEqual([
      '~~~~~~~~#~~',
      '~~~~~~~##~~',
      '~~~~~~~~#~~',
      '~###~~~~#~~',
      '~~~~~~~~#~~',
      '~~~~~~~~#~~',
      '~~~~~~~###~',
    ]);
    expect(sheet).toMatchObject({ width: 6 + 11 + 6, height: 6 + 4 + 2 + 7 + 6 });
  });

  it('goes on in the next row, in columns as wide as the widest needs', () => {
    const cells = [cell('', 1), cell('ABC', 1), cell('', 1)];
    const sheet = contactSheet(cells, { columns: 2, zoom: 1 });
    expect(sheet).toMatchObject({ width: 6 + 2 * (17 + 6), height: 6 + 2 * (1 + 2 + 7 + 6) });
    const at = (x: number, y: number) => shown(sheet, x, y, 1, 1)[0];
    expect([at(6, 6), at(6 + 23, 6), at(6, 6 + 16), at(6 + 23, 6 + 16)]).toEqual(['#', '#', '#', '~']);
  });

  it('refuses pixels that are no square and grids that are none', () => {
    expect(() => contactSheet([{ ...cell('', 1), size: 2 }], { columns: 1, zoom: 1 })).toThrow(RangeError);
    expect(() => contactSheet([], { columns: 0, zoom: 1 })).toThrow(/columns is 0/);
    expect(() => contactSheet([], { columns: 1, zoom: 1.5 })).toThrow(/zoom is 1.5/);
  });
});

describe('the captions', () => {
  it('have a glyph of its own for every character of the font', () => {
    const drawn = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ->%'].map((one) =>
      JSON.stringify(textPixels(one)),
    );
    const unknown = JSON.stringify(textPixels('§'));
    expect(new Set([...drawn, unknown]).size).toBe(drawn.length + 1);
    expect(textPixels(' ')).toEqual([]);
  });

  it('stay within their width, small letters as capitals', () => {
    expect(textPixels('q4')).toEqual(textPixels('Q4'));
    expect(Math.max(...textPixels('q4').map(({ x }) => x))).toBeLessThan(textWidth('q4'));
    expect(textWidth('')).toBe(0);
  });
});

describe('writePng', () => {
  it('writes what a reader of PNG reads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inkling-png-'));
    try {
      const file = join(folder, 'some.png');
      const grey = Uint8Array.of(0, 255, 7, 128, 64, 32);
      await writePng(file, { width: 3, height: 2, grey });
      expect(decode(await readFile(file))).toMatchObject({
        width: 3,
        height: 2,
        channels: 1,
        depth: 8,
        data: grey,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
