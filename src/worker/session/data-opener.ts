import type { DataProgress } from '../../protocol/training';
import type { Dataset } from '../data/dataset';
import { unlessAborted } from './unless-aborted';

/** Opens the data when it is first wanted. */
export type DataOpener = {
  /** The same data for all who ask; after a failure, the next call tries again. Who is aborted does not close it. */
  readonly open: (url: string, signal: AbortSignal) => Promise<Dataset>;
  /** null before it was opened */
  readonly opened: () => Dataset | null;
};

/** Progress of the download is told at most this often. */
const DATA_PROGRESS_MS = 100;

export function createDataOpener(
  openData: (url: string, onProgress: (progress: DataProgress) => void) => Promise<Dataset>,
  tell: (progress: DataProgress) => void,
  now: () => number,
): DataOpener {
  let dataset: Dataset | null = null;
  let opening: Promise<Dataset> | null = null;

  function openOnce(url: string): Promise<Dataset> {
    let told = { at: Number.NEGATIVE_INFINITY, arrived: '' };
    opening ??= openData(url, (progress) => {
      // Each shard counts: after the last one that was asked for, nothing more is told.
      const arrived = `${progress.set} ${progress.samples}`;
      if (now() - told.at < DATA_PROGRESS_MS && arrived === told.arrived) return;
      told = { at: now(), arrived };
      tell(progress);
    })
      .then((opened) => {
        dataset = opened;
        return opened;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  }

  return {
    open: async (url, signal) => dataset ?? (await unlessAborted(openOnce(url), signal)),
    opened: () => dataset,
  };
}
