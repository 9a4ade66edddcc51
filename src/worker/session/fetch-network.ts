import {
  type LoadedNetwork,
  loadedNetwork,
  type NetworkFields,
  parseNetworkFile,
} from '../../core/model/network-file';
import { InklingFailure } from '../../protocol/errors';

/**
 * Loads a network that comes with the page.
 *
 * @param url absolute URL of its network.json
 * @throws InklingFailure `model`
 */
export async function loadNetwork(url: string): Promise<LoadedNetwork> {
  const { network, weights } = await fetchNetwork(url);
  return { network, weights };
}

/**
 * Loads a network, with whatever its network.json says beside it, unchecked.
 *
 * @param url absolute URL of its network.json
 * @throws InklingFailure `model`
 */
export async function fetchNetwork(url: string): Promise<LoadedNetwork & { readonly fields: NetworkFields }> {
  const parsed = parseNetworkFile(new TextDecoder().decode(await get(url)));
  const loaded = parsed && loadedNetwork(parsed.file, await get(new URL(parsed.file.weights, url).href));
  if (parsed === null || loaded === null) throw new InklingFailure({ kind: 'model', problem: 'corrupt' });
  return { ...loaded, fields: parsed.fields };
}

async function get(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new InklingFailure({ kind: 'model', problem: 'missing' });
    return await response.arrayBuffer();
  } catch (thrown) {
    throw thrown instanceof InklingFailure
      ? thrown
      : new InklingFailure({ kind: 'model', problem: 'offline' });
  }
}
