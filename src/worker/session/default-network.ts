import { checkPlan } from '../../core/model/check/plan';
import { type Weights, weightsFit } from '../../core/model/initialize';
import { type NetworkSpec, shapeSize } from '../../core/model/network';
import { DEFAULT_PLAN } from '../../core/model/presets';
import { weightShapes } from '../../core/model/weights';
import { InklingFailure } from '../../protocol/errors';

/** What network.json says; the numbers lie beside it, as little-endian float32, array after array. */
export type NetworkFile = {
  readonly network: NetworkSpec;
  /** name of the file with the weights */
  readonly weights: string;
};

/**
 * Loads the network that comes with the page.
 *
 * @param url absolute URL of its network.json
 * @throws InklingFailure `model`
 */
export async function loadDefaultNetwork(
  url: string,
): Promise<{ readonly network: NetworkSpec; readonly weights: Weights }> {
  const file = parseNetworkFile(new TextDecoder().decode(await get(url)));
  const weights = splitWeights(file.network, await get(new URL(file.weights, url).href));
  if (weights === null) throw new InklingFailure({ kind: 'model', problem: 'corrupt' });
  return { network: file.network, weights };
}

/** Cuts the bytes into the network's arrays; null where they do not fit it. */
export function splitWeights(network: NetworkSpec, bytes: ArrayBuffer): Weights | null {
  const sizes = weightShapes(network).map(({ shape }) => shapeSize(shape));
  if (bytes.byteLength !== sizes.reduce((sum, size) => sum + size, 0) * Float32Array.BYTES_PER_ELEMENT)
    return null;
  let offset = 0;
  const weights = sizes.map((size) => {
    const values = new Float32Array(bytes, offset, size);
    offset += values.byteLength;
    return values;
  });
  return weightsFit(network, weights) ? weights : null;
}

function parseNetworkFile(text: string): NetworkFile {
  try {
    const file: { network?: unknown; weights?: unknown } = JSON.parse(text);
    const check = checkPlan({ ...DEFAULT_PLAN, network: file.network });
    if (check.ok && typeof file.weights === 'string')
      return { network: check.plan.network, weights: file.weights };
  } catch {
    // Not JSON: the same as JSON of the wrong kind.
  }
  throw new InklingFailure({ kind: 'model', problem: 'corrupt' });
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
