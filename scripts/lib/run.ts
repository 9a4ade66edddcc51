/** Starts the project's tools as child processes, without a shell, so that it works the same on every system. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The JavaScript file behind a package's command: `binOf('vitest')` is what `npx vitest` would run. */
export function binOf(name: string, command = name): string {
  const folder = join(ROOT, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin?.[command];
  if (!file) throw new Error(`the package ${name} has no command ${command}`);
  return join(folder, file);
}

/** Runs a Node program in the root folder, its output on this terminal; returns its exit code. */
export function runNode(file: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    // A tool ended by a signal has no code of its own; it has failed all the same.
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs one of this folder's scripts. */
export const runScript = (name: string): Promise<number> =>
  runNode(binOf('tsx'), [join(ROOT, 'scripts', `${name}.ts`)]);
