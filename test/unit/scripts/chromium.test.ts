import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChromiumError, type ChromiumMachine, findChromium } from '../../../scripts/lib/chromium';
import { installedChromiums } from '../../../scripts/lib/chromium-places';

interface Invented {
  env?: Record<string, string>;
  platform?: NodeJS.Platform;
  isRoot?: boolean;
  /** Files that exist. */
  files?: string[];
  /** Those of them that start. */
  working?: string[];
  programs?: string[];
  /** What a command, joined by spaces, changes; a command not listed fails. */
  commands?: Record<string, (machine: { files: Set<string>; working: Set<string> }) => void>;
  aptDepends?: string;
}

const PLAYWRIGHT = '/cache/playwright/chrome';
const nothing = () => {};

/** A machine made of sets, that remembers what was asked of it. */
function invent(given: Invented) {
  const state = { files: new Set(given.files), working: new Set(given.working) };
  const log: string[] = [];
  const machine: ChromiumMachine = {
    platform: given.platform ?? 'linux',
    env: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter), ...given.env },
    isRoot: given.isRoot ?? false,
    exists: (path) => state.files.has(path),
    playwrightPath: () => PLAYWRIGHT,
    hasProgram: (name) => given.programs?.includes(name) ?? false,
    starts: async (path) => {
      log.push(`start ${path}`);
      return state.files.has(path) && state.working.has(path);
    },
    run: async (command) => {
      const line = command.join(' ');
      log.push(line);
      const effect = given.commands?.[line];
      effect?.(state);
      return effect !== undefined;
    },
    output: async () => given.aptDepends ?? '',
    say: nothing,
  };
  return { machine, log };
}

const APT = 'env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium';
const DOWNLOAD = 'playwright install chromium';
const place = (path: string) => (machine: { files: Set<string>; working: Set<string> }) => {
  machine.files.add(path);
  machine.working.add(path);
};

describe('findChromium', () => {
  it('takes the named one and looks no further', async () => {
    const { machine, log } = invent({
      env: { INKLING_CHROMIUM: '/my/chrome' },
      files: ['/my/chrome', '/usr/bin/chromium'],
      working: ['/my/chrome', '/usr/bin/chromium'],
    });
    expect(await findChromium(machine)).toBe('/my/chrome');
    expect(log).toEqual(['start /my/chrome']);
  });

  it('stops when the named one does not start, though another would', async () => {
    const { machine, log } = invent({
      env: { INKLING_CHROMIUM: '/my/chrome' },
      files: ['/usr/bin/chromium'],
      working: ['/usr/bin/chromium'],
    });
    await expect(findChromium(machine)).rejects.toThrow(
      /INKLING_CHROMIUM names \/my\/chrome, which does not/,
    );
    expect(log).toEqual(['start /my/chrome']);
  });

  it('takes the first installed one that starts', async () => {
    const { machine, log } = invent({
      files: ['/usr/bin/chromium', '/usr/bin/google-chrome', PLAYWRIGHT],
      working: ['/usr/bin/google-chrome', PLAYWRIGHT],
    });
    expect(await findChromium(machine)).toBe('/usr/bin/google-chrome');
    expect(log).toEqual(['start /usr/bin/chromium', 'start /usr/bin/google-chrome']);
  });

  it('takes what Playwright has downloaded before, without a download', async () => {
    const { machine, log } = invent({ files: [PLAYWRIGHT], working: [PLAYWRIGHT] });
    expect(await findChromium(machine)).toBe(PLAYWRIGHT);
    expect(log).toEqual([`start ${PLAYWRIGHT}`]);
  });

  it('downloads when none is installed', async () => {
    const { machine, log } = invent({ commands: { [DOWNLOAD]: place(PLAYWRIGHT) } });
    expect(await findChromium(machine)).toBe(PLAYWRIGHT);
    expect(log).toEqual([DOWNLOAD, `start ${PLAYWRIGHT}`]);
  });

  it('adds the system libraries that a download lacks', async () => {
    const { machine } = invent({
      isRoot: true,
      commands: {
        [DOWNLOAD]: ({ files }) => files.add(PLAYWRIGHT),
        'playwright install-deps chromium': ({ working }) => working.add(PLAYWRIGHT),
      },
    });
    expect(await findChromium(machine)).toBe(PLAYWRIGHT);
  });

  it('asks the package manager when the download is refused', async () => {
    const { machine, log } = invent({
      isRoot: true,
      programs: ['apt-get'],
      commands: { 'apt-get update': nothing, [APT]: place('/usr/bin/chromium') },
    });
    expect(await findChromium(machine)).toBe('/usr/bin/chromium');
    expect(log).toEqual([DOWNLOAD, 'apt-get update', APT, 'start /usr/bin/chromium']);
  });

  it('installs from old package lists when they cannot be refreshed', async () => {
    const { machine } = invent({
      isRoot: true,
      programs: ['apt-get'],
      commands: { [APT]: place('/usr/bin/chromium') },
    });
    expect(await findChromium(machine)).toBe('/usr/bin/chromium');
  });

  it('uses sudo only where it asks for no password', async () => {
    const commands = {
      'sudo -n apt-get update': nothing,
      [`sudo -n ${APT}`]: place('/usr/bin/chromium'),
    };
    const free = invent({
      programs: ['apt-get', 'sudo'],
      commands: { ...commands, 'sudo -n true': nothing },
    });
    expect(await findChromium(free.machine)).toBe('/usr/bin/chromium');

    const asking = invent({ programs: ['apt-get', 'sudo'], commands });
    await expect(findChromium(asking.machine)).rejects.toThrow(ChromiumError);
    expect(asking.log).toEqual([DOWNLOAD, 'sudo -n true']);
  });

  it('does not install the stub for snap', async () => {
    const { machine, log } = invent({
      isRoot: true,
      programs: ['apt-get'],
      aptDepends: 'chromium\n  PreDepends: snapd\n',
      commands: { 'apt-get update': nothing, [APT]: nothing },
    });
    await expect(findChromium(machine)).rejects.toThrow(ChromiumError);
    expect(log).not.toContain(APT);
  });

  it('does not run Homebrew as root', async () => {
    const { machine } = invent({
      programs: ['brew', 'sudo'],
      platform: 'darwin',
      commands: {
        'sudo -n true': nothing,
        'brew install --cask chromium': place('/Applications/Chromium.app/Contents/MacOS/Chromium'),
      },
    });
    expect(await findChromium(machine)).toContain('Chromium.app');
  });

  it('says in one sentence what to do when nothing works', async () => {
    const { machine } = invent({ isRoot: true, programs: ['dnf'] });
    await expect(findChromium(machine)).rejects.toThrow(/install Chromium or Google Chrome, or set INKLING_/);
  });
});

describe('installedChromiums', () => {
  it('looks through the program folders of Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const { machine } = invent({
      platform: 'win32',
      env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
      files: [edge],
    });
    expect(installedChromiums(machine)).toEqual([edge]);
  });

  it('names a browser once, though two folders of the path repeat', () => {
    const { machine } = invent({
      env: { PATH: ['/usr/bin', '/usr/bin'].join(delimiter) },
      files: [join('/usr/bin', 'chromium')],
    });
    expect(installedChromiums(machine)).toEqual([join('/usr/bin', 'chromium')]);
  });
});
