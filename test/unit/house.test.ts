/**
 * The house table of the design, proven on the real tsconfig.json files and the real biome.json: a copy of the house
 * gets one file for every pair of folders that imports the one from the other, and the tools must refuse exactly the
 * forbidden ones.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binOf } from '../../scripts/lib/run';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const CORE = ['core/random', 'core/ink', 'core/model', 'core/data', 'core/metrics'];
const FOLDERS = [...CORE, 'core/files', 'core/host', 'protocol', 'worker', 'app', 'ui'];

/** What each folder may import from the others. Randomness is shared by the rest of core. */
const ALLOWED: Record<string, string[]> = {
  'core/random': [],
  'core/ink': [],
  'core/model': ['core/random'],
  'core/data': ['core/random', 'core/ink'],
  'core/metrics': [],
  'core/files': ['core/random', 'core/model'],
  'core/host': ['core/random', 'core/model', 'core/metrics'],
  protocol: CORE,
  worker: [...CORE, 'protocol'],
  app: [...CORE, 'core/files', 'core/host', 'protocol'],
  ui: [...CORE, 'core/files', 'core/host', 'app'],
};
/** Left undecided: nothing is lost if these two folders begin to use the shared random numbers. */
const FREE = new Set(['core/ink -> core/random', 'core/metrics -> core/random']);
/** TypeScript lets through what a referenced project references in turn; the linter refuses these. */
const LINTER_ONLY = new Set(['ui -> protocol']);

const PAIRS = FOLDERS.flatMap((from) => FOLDERS.filter((to) => to !== from).map((to) => ({ from, to })));

const probeOf = (from: string, to: string): string => `src/${from}/probe-${to.replace('/', '-')}.ts`;

let house: string;
let typeErrors: string;
let lintErrors: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), text);
}

function outputOf(bin: string, args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: house, encoding: 'utf8' });
  return `${stdout}\n${stderr}`;
}

/** Whether a tool reports a file, by its code or rule when one is given. */
const refused = (report: string, file: string, why = ''): boolean =>
  report.split('\n').some((line) => line.includes(file) && line.includes(why));

function copyConfiguration(): void {
  for (const name of ['tsconfig.base.json', 'biome.json', '.gitignore']) {
    cpSync(join(ROOT, name), join(house, name));
  }
  const configs = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  for (const name of configs.filter((path) => path.endsWith('tsconfig.json'))) {
    mkdirSync(dirname(join(house, 'src', name)), { recursive: true });
    cpSync(join(ROOT, 'src', name), join(house, 'src', name));
  }
  write(
    'tsconfig.json',
    JSON.stringify({ files: [], references: FOLDERS.map((path) => ({ path: `src/${path}` })) }),
  );
  // A folder of its own, so that what tsc remembers of this copy doesn't land among the real house's files.
  mkdirSync(join(house, 'node_modules'));
  symlinkSync(join(ROOT, 'node_modules/vite'), join(house, 'node_modules/vite'), 'junction');
}

function writeProbes(): void {
  for (const folder of FOLDERS) {
    write(`src/${folder}/stand.ts`, 'export const stand = 1;\n');
    write(`src/${folder}/probe-document.ts`, 'export const title = document.title;\n');
    for (const name of ['react', '@tensorflow/tfjs']) {
      write(
        `src/${folder}/probe-package-${name.replace(/\W/g, '')}.ts`,
        `import * as it from '${name}';\nexport { it };\n`,
      );
    }
  }
  for (const { from, to } of PAIRS) {
    const path = `${posix.relative(from, to)}/stand`;
    write(probeOf(from, to), `import { stand } from '${path}';\nexport const got = stand;\n`);
  }
  write('src/app/cycle-a.ts', "import { b } from './cycle-b';\nexport const a = (): number => b();\n");
  write('src/app/cycle-b.ts', "import { a } from './cycle-a';\nexport const b = (): number => a();\n");
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'inkling-house-'));
  copyConfiguration();
  writeProbes();
  typeErrors = outputOf(binOf('typescript', 'tsc'), ['-b', '--pretty', 'false']);
  lintErrors = outputOf(binOf('@biomejs/biome', 'biome'), [
    'lint',
    '--only=style/noRestrictedImports',
    '--only=suspicious/noImportCycles',
    '--max-diagnostics=none',
    '--reporter=github',
    'src',
  ]);
}, 60_000);

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the house table', () => {
  it.each(PAIRS)('$from -> $to', ({ from, to }) => {
    const pair = `${from} -> ${to}`;
    if (FREE.has(pair)) return;
    const file = probeOf(from, to);
    const allowed = ALLOWED[from]?.includes(to);
    if (LINTER_ONLY.has(pair)) expect(refused(lintErrors, file, 'noRestrictedImports')).toBe(true);
    // TS6307: a file of a project that isn't referenced.
    else if (allowed) expect(refused(typeErrors, file)).toBe(false);
    else expect(refused(typeErrors, file, 'TS6307')).toBe(true);
    if (allowed) expect(refused(lintErrors, file)).toBe(false);
  });
});

describe('what lies outside the house', () => {
  it.each([...CORE, 'protocol', 'worker'])('%s knows no document', (folder) => {
    expect(refused(typeErrors, `src/${folder}/probe-document.ts`, 'TS2584')).toBe(true);
  });

  it.each(FOLDERS)('%s imports only its own packages', (folder) => {
    const probe = (name: string) =>
      refused(lintErrors, `src/${folder}/probe-package-${name}.ts`, 'Restricted');
    expect({ react: !probe('react'), tfjs: !probe('tensorflowtfjs') }).toEqual({
      react: folder === 'ui',
      tfjs: folder === 'worker',
    });
  });
});

it('refuses an import cycle', () => {
  expect(refused(lintErrors, 'src/app/cycle-a.ts', 'noImportCycles')).toBe(true);
  expect(refused(lintErrors, 'src/app/stand.ts', 'noImportCycles')).toBe(false);
});
