import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeServiceWorker } from '../../../scripts/vite/offline-worker';

/** What the names of the second version's scripts hold, and those of the first do not. */
export const SECOND = '-second';

/**
 * Makes of a built page the next version of it: each script and style has another name, and nothing has the old one.
 *
 * @param from the folder of the built page
 * @param to a folder, made anew
 */
export async function nextVersion(from: string, to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const assets = join(to, 'assets');
  const names = readdirSync(assets);
  const renamed = (name: string) => name.replace(/(?=\.\w+$)/, SECOND);
  for (const file of ['index.html', ...names.map((name) => `assets/${name}`)]) {
    if (!/\.(?:html|js|css)$/.test(file)) continue;
    const text = readFileSync(join(to, file), 'utf8');
    const changed = names.reduce((result, name) => result.replaceAll(name, renamed(name)), text);
    writeFileSync(join(to, file), changed);
  }
  for (const name of names) renameSync(join(assets, name), join(assets, renamed(name)));
  await writeServiceWorker(to);
}
