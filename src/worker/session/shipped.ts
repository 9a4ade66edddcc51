import type { LoadedNetwork } from '../../core/model/network-file';
import type { Shipped } from '../../core/model/shipped';
import { type InklingError, toInklingError } from '../../protocol/errors';

import type { Likeness } from './likeness-file';

export type ShippedEnvironment = {
  /** Rejects with an InklingFailure `model`. */
  readonly loadNetwork: (url: string) => Promise<LoadedNetwork>;
  /** null where it cannot be had */
  readonly loadLikeness: (url: string) => Promise<Likeness | null>;
};

/** A network that came with the page, and which; with what went wrong if it is not the one that was wanted. */
export type FromPage = LoadedNetwork & { readonly origin: Shipped; readonly trouble: InklingError | null };

/** The networks that come with the page, each fetched when it is first wanted. */
export type ShippedNetworks = {
  /** The same network for all who ask; after a failure, the next call tries again. Rejects with an InklingFailure `model`. */
  readonly load: (name: Shipped) => Promise<FromPage>;
  /** The same, or the default network where that one cannot be had: something should read. */
  readonly loadSome: (name: Shipped) => Promise<FromPage>;
  /** The likeness network; null where it cannot be had, and the next call tries again. */
  readonly likeness: () => Promise<Likeness | null>;
};

/** @param folder absolute URL of the folder of the networks, with a slash at its end; asked for when the first is wanted */
export function createShipped(environment: ShippedEnvironment, folder: () => string): ShippedNetworks {
  const urlOf = (name: Shipped | 'likeness') => new URL(`${name}/network.json`, folder()).href;
  const loading = new Map<Shipped, Promise<FromPage>>();
  let judging: Promise<Likeness | null> | null = null;

  function load(name: Shipped): Promise<FromPage> {
    const known = loading.get(name);
    if (known !== undefined) return known;
    const started = environment.loadNetwork(urlOf(name)).then(
      (loaded) => ({ ...loaded, origin: name, trouble: null }),
      (thrown) => {
        loading.delete(name);
        throw thrown;
      },
    );
    loading.set(name, started);
    return started;
  }

  async function loadSome(name: Shipped): Promise<FromPage> {
    try {
      return await load(name);
    } catch (thrown) {
      if (name === 'default') throw thrown;
      return { ...(await load('default')), trouble: toInklingError(thrown) };
    }
  }

  return {
    load,
    loadSome,
    likeness: () => {
      judging ??= environment.loadLikeness(urlOf('likeness')).then((likeness) => {
        if (likeness === null) judging = null;
        return likeness;
      });
      return judging;
    },
  };
}
