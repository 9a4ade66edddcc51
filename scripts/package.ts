/** Packs the built page as a zip for teachers who host it themselves: build/inkling-VERSION.zip. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageReadme } from './lib/package-readme';
import { zipPage } from './lib/page-zip';
import { ROOT } from './lib/run';
import { DIST } from './lib/server';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const doc = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8');
const { bytes, files } = zipPage(DIST, {
  'README.txt': packageReadme(version),
  'embedding.md': doc('embedding.md'),
  'hosting.md': doc('hosting.md'),
});
const zip = join(ROOT, 'build', `inkling-${version}.zip`);
mkdirSync(join(ROOT, 'build'), { recursive: true });
writeFileSync(zip, bytes);

const kB = (size: number): string => `${(size / 1000).toFixed(1)} kB`.padStart(12);
for (const { path, size } of files) console.log(`${kB(size)}  ${path}`);
console.log(`${kB(bytes.length)}  ${relative(ROOT, zip)}`);
