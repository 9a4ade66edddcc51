import {
  isShipped,
  NetworkFileError,
  type OpenNetwork,
  openShippedNetwork,
} from '../../scripts/lib/shipped-network';
import { refusedAs } from '../../src/core/metrics/likeness';
import { CLASS_COUNT, networkTitle } from '../../src/core/model/network';
import type { Engine } from '../../src/worker/engine/engine';

/** What looks at drawings. */
export type Readers = {
  /** layers, as the page writes them */
  readonly title: string;
  /** @returns probabilities [count * 10] of images [count * 784] */
  readonly read: (images: Float32Array) => Promise<Float32Array>;
  /** Which images [count * 784] are refused, [count]; null where nothing is ever refused. */
  readonly refuse: ((images: Float32Array) => Promise<boolean[]>) | null;
};

/**
 * Opens the network to be measured, and the likeness network beside it if it comes with this copy of the page.
 *
 * @param model as `openShippedNetwork` takes it
 * @throws NetworkFileError
 */
export async function openReaders(engine: Engine, model: string): Promise<Readers> {
  const { spec, readAll } = await openShippedNetwork(engine, model);
  const likeness = (await isShipped('likeness')) ? await openShippedNetwork(engine, 'likeness') : null;
  return { title: networkTitle(spec), read: readAll, refuse: likeness && refusal(likeness) };
}

/**
 * Refuses what the likeness network gives less than its threshold to be a digit.
 *
 * @throws NetworkFileError if its file has no threshold
 */
export function refusal({ file: { threshold }, readAll }: OpenNetwork): Readers['refuse'] {
  if (typeof threshold !== 'number') throw new NetworkFileError('the likeness network has no threshold');
  return async (images) => {
    const outputs = await readAll(images);
    return Array.from(
      { length: outputs.length / CLASS_COUNT },
      (_, index) =>
        refusedAs(outputs.subarray(index * CLASS_COUNT, (index + 1) * CLASS_COUNT), threshold) !== null,
    );
  };
}
