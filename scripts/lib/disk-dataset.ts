import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Dataset, type DatasetOptions, openDataset } from '../../src/worker/data/dataset';
import type { DataEnvironment } from '../../src/worker/data/environment';
import { MANIFEST_FILE } from './pack-folder';

/** Where the packed MNIST lies. */
export const MNIST_FOLDER = fileURLToPath(new URL('../../public/data/mnist', import.meta.url));

/**
 * The dataset of the page, read from disk: the same code, checks and order, with files in place of the network.
 *
 * @param folder of `scripts/pack-mnist.ts`
 * @throws DataError if it is not packed ('missing', 404) or the manifest is not of this version ('manifest')
 */
export function openDiskDataset(folder = MNIST_FOLDER, options: DatasetOptions = {}): Promise<Dataset> {
  const manifestUrl = new URL(MANIFEST_FILE, `${pathToFileURL(folder).href}/`).href;
  return openDataset(manifestUrl, { ...options, environment: diskEnvironment() });
}

/** An environment whose `fetch` reads `file:` URLs. */
export function diskEnvironment(): DataEnvironment {
  return {
    async fetch(url) {
      try {
        return new Response(new Uint8Array(await readFile(new URL(url))));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Response(null, { status: 404 });
        throw error;
      }
    },
    subtle: globalThis.crypto.subtle,
  };
}
