import type { Manifest } from '../../core/data/manifest';
import { browserEnvironment, type DataEnvironment } from './environment';
import { createFetchShard, type FetchShard } from './fetch-shard';
import { loadManifest } from './load-manifest';
import { createSampleSet, type SampleSet, type SetProgress } from './sample-set';

/** MNIST, as far as it has arrived. */
export type Dataset = {
  readonly manifest: Manifest;
  /** in packed order (see core/data/order) */
  readonly train: SampleSet;
  /** in MNIST's own order */
  readonly test: SampleSet;
  /** After a failure, goes on with both sets. */
  retry(): void;
  /** Gives up what is on its way; waiting promises reject with an AbortError. What has arrived stays. */
  close(): void;
};

/** How far one of the sets has come. */
export type DatasetProgress = SetProgress & { readonly set: 'train' | 'test' };

export type DatasetOptions = {
  /** Called after each change, possibly many times a second. */
  readonly onProgress?: ((progress: DatasetProgress) => void) | undefined;
};

/** Makes a dataset that has nothing yet and fetches nothing until one of its sets is asked. */
export function createDataset(
  manifest: Manifest,
  fetchShard: FetchShard,
  options: DatasetOptions = {},
): Dataset {
  const closing = new AbortController();
  const sampleSet = (set: 'train' | 'test') =>
    createSampleSet(
      manifest[set],
      fetchShard,
      (progress) => options.onProgress?.({ set, ...progress }),
      closing.signal,
    );
  const train = sampleSet('train');
  const test = sampleSet('test');
  return {
    manifest,
    train,
    test,
    retry() {
      train.retry();
      test.retry();
    },
    close() {
      closing.abort();
    },
  };
}

export type OpenDatasetOptions = DatasetOptions & {
  readonly environment?: DataEnvironment | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Loads the manifest and makes the dataset beside it.
 *
 * @param manifestUrl absolute
 * @throws DataError if the manifest cannot be had, see `loadManifest`; the signal's reason if aborted
 */
export async function openDataset(manifestUrl: string, options: OpenDatasetOptions = {}): Promise<Dataset> {
  const environment = options.environment ?? browserEnvironment();
  const manifest = await loadManifest(manifestUrl, environment, options.signal);
  return createDataset(manifest, createFetchShard(manifestUrl, environment), options);
}
