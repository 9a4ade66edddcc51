/** The real machine behind `findChromium`. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import type { ChromiumMachine } from './chromium';
import { CHROMIUM_ARGS } from './chromium-args';
import type { Command } from './chromium-install';
import { binOf } from './run';

const START_LIMIT = 30_000; // milliseconds; a cold start on a busy machine takes several seconds

interface Outcome {
  ok: boolean;
  output: string;
}

/** Runs without a terminal, so that nothing can stop to ask a question. */
function quietly(command: Command, timeout?: number): Promise<Outcome> {
  const [program = '', ...args] = command;
  const [file, fileArgs] =
    program === 'playwright'
      ? [process.execPath, [binOf('playwright'), ...args]] // this project's own version, wherever the call comes from
      : [program, args];
  return new Promise((resolve) => {
    const child = execFile(file, fileArgs, { timeout, maxBuffer: 64e6 }, (error, stdout) =>
      resolve({ ok: !error, output: stdout }),
    );
    child.stdin?.end();
  });
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS, timeout: START_LIMIT });
    try {
      const page = await browser.newPage();
      return (await page.evaluate('6 * 7')) === 42;
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)));
}

export function realMachine(): ChromiumMachine {
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath() || undefined,
    hasProgram,
    starts,
    run: async (command, limit) => (await quietly(command, limit)).ok,
    output: async (command) => (await quietly(command)).output,
    say: (line) => process.stderr.write(`chromium: ${line}\n`),
  };
}
