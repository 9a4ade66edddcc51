import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../scripts/lib/run';
import { serve } from '../../scripts/lib/server';

/** Where the bench's page is, and how to take it away again. */
export type BenchSite = { readonly url: string; readonly close: () => Promise<void> };

/** Builds the bench's page as the page itself is built, minified and all, into a temporary folder, and serves it. */
export async function openBenchSite(): Promise<BenchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'inkling-bench-'));
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'bench/train/browser'),
    publicDir: join(ROOT, 'public'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  const { url, server } = await serve({ root: folder });
  return {
    url,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
