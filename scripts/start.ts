/**
 * Serves the built page on this machine; packs the data, compiles the kernels and builds the page first where that is
 * missing or old.
 *
 *   npm start            HOST=0.0.0.0 npm start            PORT=8080 npm start            npm start -- --open
 */
import { join } from 'node:path';
import { preview } from 'vite';
import { isFresh } from './lib/fresh';
import { binOf, ROOT, runNode, runScript } from './lib/run';

const FIRST_PORT = 4173; // the next free one is taken when it is in use
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'scripts/vite', 'package-lock.json'];

// The warning is about a way to load configuration files that this project's Node has not.
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';

async function build(): Promise<number> {
  for (const script of ['pack-mnist', 'build-kernels']) {
    const code = await runScript(script);
    if (code !== 0) return code;
  }
  const sources = SOURCES.map((name) => join(ROOT, name));
  if (isFresh(join(ROOT, 'dist', 'index.html'), sources)) return 0;
  return runNode(binOf('vite'), ['build', '--logLevel', 'warn']);
}

async function serve(): Promise<void> {
  const server = await preview({
    root: ROOT,
    // 'mpa': a wrong address is an error, not silently the page.
    appType: 'mpa',
    logLevel: 'warn',
    preview: {
      port: Number(process.env.PORT) || FIRST_PORT,
      host: process.env.HOST || '127.0.0.1',
      open: process.argv.includes('--open'),
    },
  });
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
  console.log(`Inkling is at ${url} (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Open connections of a browser would hold a polite close up for minutes.
      process.exit(0);
    });
  }
}

const failed = await build();
if (failed) process.exitCode = failed;
else await serve();
