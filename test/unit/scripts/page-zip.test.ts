import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageReadme } from '../../../scripts/lib/package-readme';
import { zipPage } from '../../../scripts/lib/page-zip';

let dist: string;

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'inkling-zip-'));
  mkdirSync(join(dist, 'data'));
  writeFileSync(join(dist, 'index.html'), '<p>page');
  writeFileSync(join(dist, 'data', 'digits.bin'), 'digits');
});

afterEach(() => rmSync(dist, { recursive: true, force: true }));

it('holds the page in one folder, and a text in both languages', () => {
  const { bytes, files } = zipPage(dist, { 'README.txt': packageReadme('1.2.3') });
  const unpacked = unzipSync(bytes);
  expect(Object.keys(unpacked)).toEqual([
    'inkling/README.txt',
    'inkling/data/digits.bin',
    'inkling/index.html',
  ]);
  expect(files.map(({ path }) => path)).toEqual(Object.keys(unpacked));
  expect(strFromU8(unpacked['inkling/index.html']!)).toBe('<p>page');
  const readme = strFromU8(unpacked['inkling/README.txt']!);
  expect(readme).toContain('Inkling 1.2.3\r\n');
  expect(readme).toContain('Inkling 1.2.3（中文说明）');
  expect(readme).not.toContain('VERSION');
});

it('is the same for the same page, whenever it was built', () => {
  const once = zipPage(dist, { 'README.txt': 'x' }).bytes;
  utimesSync(join(dist, 'index.html'), new Date(2001, 1, 1), new Date(2001, 1, 1));
  expect(zipPage(dist, { 'README.txt': 'x' }).bytes).toEqual(once);
});
