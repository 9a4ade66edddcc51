/** Where an installed Chromium (or a browser built on it) usually lies. Looks only, starts nothing. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CHROMIUM_VARIABLE } from './chromium-args';

/** What the search may see of a machine; tests hand in an invented one. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  exists(path: string): boolean;
  /** Where Playwright keeps its own download, whether it is there or not. */
  playwrightPath(): string | undefined;
}

/** Open builds first: a branded browser may be under a company's policies. */
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];

const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

function onPath({ env, platform }: Machine): string[] {
  // Paths of the machine this runs on, so `join` and `delimiter` are the right ones even on Windows.
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const suffix = platform === 'win32' ? '.exe' : '';
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

function inProgramFolders({ env, platform }: Machine): string[] {
  if (platform === 'darwin') return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform !== 'win32') return [];
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
  return roots.flatMap((root) => (root ? WINDOWS.map((rest) => `${root}\\${rest}`) : []));
}

/** Every installed candidate that exists, best first, without repeats. */
export function installedChromiums(machine: Machine): string[] {
  const downloaded = machine.playwrightPath();
  const all = [...onPath(machine), ...inProgramFolders(machine), ...(downloaded ? [downloaded] : [])];
  return [...new Set(all)].filter((path) => machine.exists(path));
}

/**
 * A guess that costs nothing, for configuration files: the named Chromium, or the first one that lies about.
 * `undefined` leaves the choice to Playwright. `findChromium` is the one that proves its answer.
 */
export function likelyChromium(): string | undefined {
  const { env, platform } = process;
  const machine = { platform, env, exists: existsSync, playwrightPath: () => undefined };
  return env[CHROMIUM_VARIABLE] || installedChromiums(machine)[0];
}
