/**
 * Finds a Chromium that really starts, or gets one: the named one, an installed one, Playwright's download, the
 * system's package manager, in this order. Everything it does to the machine goes through `ChromiumMachine`.
 */
import { CHROMIUM_VARIABLE } from './chromium-args';
import { type Command, isSnapStub, PACKAGE_MANAGERS, type PackageManager } from './chromium-install';
import { installedChromiums, type Machine } from './chromium-places';

export interface ChromiumMachine extends Machine {
  isRoot: boolean;
  hasProgram(name: string): boolean;
  /** Starts the browser headless, opens a page, closes it. The proof: `--version` works without system libraries. */
  starts(path: string): Promise<boolean>;
  /** Runs a command quietly; false when it fails or takes longer than the limit. */
  run(command: Command, limit: number /* milliseconds */): Promise<boolean>;
  /** What a command prints, or nothing when it fails. */
  output(command: Command): Promise<string>;
  say(line: string): void;
}

/** A message for the person at the terminal: what is wrong and what to do. */
export class ChromiumError extends Error {}

const MINUTE = 60_000; // milliseconds
const DOWNLOAD_LIMIT = 4 * MINUTE;
const PACKAGES_LIMIT = 6 * MINUTE;
const SUDO_LIMIT = MINUTE / 6;

export async function findChromium(machine: ChromiumMachine): Promise<string> {
  const named = machine.env[CHROMIUM_VARIABLE];
  if (named) {
    if (await machine.starts(named)) return named;
    throw new ChromiumError(
      `${CHROMIUM_VARIABLE} names ${named}, which does not start: correct the path or unset the variable.`,
    );
  }
  const found =
    (await firstThatStarts(installedChromiums(machine), machine)) ??
    (await fromPlaywright(machine)) ??
    (await fromPackages(machine));
  if (found) return found;
  throw new ChromiumError(
    `No Chromium could be found or installed: install Chromium or Google Chrome, or set ${CHROMIUM_VARIABLE} to its path, and run this again.`,
  );
}

async function firstThatStarts(paths: string[], machine: ChromiumMachine): Promise<string | undefined> {
  for (const path of paths) {
    if (await machine.starts(path)) return path;
    machine.say(`${path} does not start`);
  }
  return undefined;
}

async function fromPlaywright(machine: ChromiumMachine): Promise<string | undefined> {
  machine.say('no installed Chromium starts; downloading the one of Playwright');
  const downloaded = await machine.run(['playwright', 'install', 'chromium'], DOWNLOAD_LIMIT);
  const path = machine.playwrightPath();
  if (!downloaded || !path || !machine.exists(path)) {
    machine.say('the download did not work');
    return undefined;
  }
  if (await machine.starts(path)) return path;
  // A bare container has the browser now, but not the system libraries it links to. Playwright knows their names
  // and asks for root itself, but only where nobody has to type a password.
  machine.say('the download does not start; installing the system libraries it needs');
  if ((await rootPrefix(machine)) === undefined) return undefined;
  await machine.run(['playwright', 'install-deps', 'chromium'], PACKAGES_LIMIT);
  return firstThatStarts([path], machine);
}

async function fromPackages(machine: ChromiumMachine): Promise<string | undefined> {
  const manager = PACKAGE_MANAGERS.find(({ program }) => machine.hasProgram(program));
  if (!manager) return undefined;
  const prefix = manager.asUser ? [] : await rootPrefix(machine);
  if (!prefix) {
    machine.say(`${manager.program} needs root, which is not to be had without a password`);
    return undefined;
  }
  machine.say(`installing Chromium with ${manager.program}`);
  if (!(await runAll(manager, prefix, machine))) {
    machine.say(`${manager.program} could not install Chromium`);
    return undefined;
  }
  return firstThatStarts(installedChromiums(machine), machine);
}

async function runAll(manager: PackageManager, prefix: Command, machine: ChromiumMachine): Promise<boolean> {
  for (const [index, command] of manager.commands.entries()) {
    // Only after `apt-get update` does apt know the package at all.
    if (manager.program === 'apt-get' && index > 0) {
      if (isSnapStub(await machine.output(['apt-cache', 'depends', 'chromium']))) {
        machine.say('the chromium package of this system is only a stub for snap');
        return false;
      }
    }
    const ran = await machine.run([...prefix, ...command], PACKAGES_LIMIT);
    // Package lists that can't be refreshed (one dead mirror of many) may still be good enough to install from.
    if (!ran && index === manager.commands.length - 1) return false;
  }
  return true;
}

/** What to put before a command that needs root: nothing for root, sudo where it asks no password, else undefined. */
async function rootPrefix(machine: ChromiumMachine): Promise<Command | undefined> {
  if (machine.isRoot) return [];
  if (!machine.hasProgram('sudo')) return undefined;
  return (await machine.run(['sudo', '-n', 'true'], SUDO_LIMIT)) ? ['sudo', '-n'] : undefined;
}
