import type { LoadedNetwork } from '../../core/model/network-file';
import { toInklingError } from '../../protocol/errors';
import { fetchNetwork } from './fetch-network';

/** The network that tells digits from other marks: see `refusedAs` for its outputs and its threshold. */
export type Likeness = LoadedNetwork & {
  /** 0..1 */
  readonly threshold: number;
};

/**
 * Loads it. A page without it works all the same, and refuses nothing; that is worth a line for who looks, and no more.
 *
 * @param url absolute URL of its network.json
 * @returns null where it cannot be had
 */
export async function loadLikeness(url: string): Promise<Likeness | null> {
  try {
    const { network, weights, fields } = await fetchNetwork(url);
    const { threshold } = fields;
    if (typeof threshold === 'number' && threshold >= 0 && threshold <= 1)
      return { network, weights, threshold };
    warn('it has no threshold');
  } catch (thrown) {
    warn(JSON.stringify(toInklingError(thrown)));
  }
  return null;
}

function warn(reason: string): void {
  // biome-ignore lint/suspicious/noConsole: for who keeps the page; nobody who draws can do anything about it
  console.warn(`Every drawing counts as a digit, for there is no network that would tell: ${reason}`);
}
