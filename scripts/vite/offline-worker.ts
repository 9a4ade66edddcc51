import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { isShard } from '../../src/offline/route';
import { INDEX, type KeptFile, type Version } from '../../src/offline/version';
import { oneScript } from './one-script';

/** The service worker's file: beside the page, for it may serve nothing above itself. */
export const SERVICE_WORKER = 'sw.js';

const ENTRY = fileURLToPath(new URL('../../src/offline/worker.ts', import.meta.url));

/** Writes the service worker when the page has been built. To be the last of the plugins that write files. */
export function offlineWorker(): Plugin {
  let folder = '';
  return {
    name: 'offline-worker',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => writeServiceWorker(folder) },
  };
}

/** Writes the service worker of a built page, which knows every file that lies there. */
export async function writeServiceWorker(folder: string): Promise<void> {
  const code = await oneScript(ENTRY, SERVICE_WORKER);
  const files = keptFiles(folder);
  const id = sha256(JSON.stringify(files) + code).slice(0, 16);
  const version: Version = { id, files };
  writeFileSync(join(folder, SERVICE_WORKER), `const INKLING_VERSION=${JSON.stringify(version)};\n${code}`);
}

/** What the page may ask for, but for MNIST's digits; sorted by path. */
function keptFiles(folder: string): readonly KeptFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter(isKept)
    .sort()
    .map((path) => ({ path, sha256: sha256(readFileSync(join(folder, path))) }));
}

/** Not what other pages load: a course site's script shall be the newest, and so shall the example beside it. */
function isKept(path: string): boolean {
  const isPage = path.endsWith('.html') && path !== INDEX;
  const forHosts = /^(?:embed|example)\b|\.(?:map|txt|md|d\.ts)$/.test(path);
  return !isPage && !forHosts && !isShard(path) && path !== SERVICE_WORKER && !path.startsWith('.');
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
