import { type Manifest, parseManifest } from '../../core/data/manifest';
import { DataError } from './data-error';
import { download, twice } from './download';
import type { DataEnvironment } from './environment';

/** bytes; the manifest of 13 shards has 5,000 */
const MAX_MANIFEST_BYTES = 1_000_000;

/**
 * Fetches and checks the manifest, a second time past all caches if the first attempt fails.
 *
 * The manifest is always asked for again (`no-cache`: revalidated), because it keeps its name when its content changes;
 * the shards, named by their content, need not be.
 *
 * @param manifestUrl absolute: a worker would take a relative one from its script's place, not the page's
 * @throws DataError 'offline', 'missing', 'corrupt' (too long) or 'manifest'; the signal's reason if aborted
 */
export async function loadManifest(
  manifestUrl: string,
  environment: DataEnvironment,
  signal?: AbortSignal,
): Promise<Manifest> {
  const file = new URL(manifestUrl).pathname.split('/').at(-1) || 'manifest';
  return twice('no-cache', async (cache) => {
    const bytes = await download(manifestUrl, environment, {
      file,
      limit: MAX_MANIFEST_BYTES,
      cache,
      signal,
    });
    try {
      return parseManifest(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      // SyntaxError or ManifestError: their messages both say what is wrong.
      throw new DataError('manifest', file, `${file}: ${(cause as Error).message}`, { cause });
    }
  });
}
