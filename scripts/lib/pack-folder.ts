import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Manifest, parseManifest } from '../../src/core/data/manifest';
import type { Pack } from './pack';

/** Name of the manifest in its folder. */
export const MANIFEST_FILE = 'manifest.json';

/**
 * Reads the manifest of a folder that holds a whole pack and nothing else.
 *
 * Checks names and sizes only, so that it takes no time; the content is checked by whoever loads it.
 *
 * @returns undefined if the manifest is not there or not of this version, or a file is missing, of another size, or stale
 */
export async function readWholePack(folder: string): Promise<Manifest | undefined> {
  try {
    const manifest = parseManifest(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
    const shards = [...manifest.train, ...manifest.test];
    const sizes = await Promise.all(shards.map(({ file }) => stat(join(folder, file))));
    const whole = shards.every(({ bytes }, index) => sizes[index]!.size === bytes);
    const files = await readdir(folder);
    return whole && files.length === shards.length + 1 ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Replaces a folder by a pack: writes it beside the folder, then renames it into place. Interrupted, it leaves the old
 * folder, or none, but never half a pack.
 */
export async function writePack(folder: string, pack: Pack): Promise<void> {
  const made = `${besideName(folder)}new-${process.pid}`;
  const old = `${besideName(folder)}old-${process.pid}`;
  await mkdir(made, { recursive: true });
  try {
    for (const [file, bytes] of pack.files) await writeFile(join(made, file), bytes);
    await writeFile(join(made, MANIFEST_FILE), `${JSON.stringify(pack.manifest, undefined, 2)}\n`);
    await rename(folder, old).catch(ignoreMissing);
    await rename(made, folder).catch(async (error) => {
      // Another run was faster. Its pack is as good, if it is one.
      if ((await readWholePack(folder)) === undefined) throw error;
    });
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/** Removes what interrupted runs of `writePack` left beside the folder; a run still going on keeps its own. */
export async function removeLeftovers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = basename(besideName(folder));
  const names = await readdir(parent).catch((): string[] => []);
  for (const name of names) {
    const process = /^(?:new|old)-(\d+)$/.exec(name.slice(prefix.length))?.[1];
    if (name.startsWith(prefix) && process !== undefined && !isRunning(Number(process))) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

/** On the same file system as the folder, or renaming would be copying. */
function besideName(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}-`);
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process exists.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
