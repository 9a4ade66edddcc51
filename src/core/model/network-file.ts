import { checkPlan } from './check/plan';
import { DEFAULT_PLAN } from './default-plan';
import type { Weights } from './initialize';
import type { NetworkSpec } from './network';
import { decodeWeights, WEIGHT_ENCODINGS, type WeightEncoding } from './weight-bytes';

/** What network.json says of a network that comes with the page; its numbers lie beside it. */
export type NetworkFile = {
  readonly network: NetworkSpec;
  /** name of the file with the weights */
  readonly weights: string;
  /** how they lie there; float32 where network.json doesn't say */
  readonly encoding: WeightEncoding;
};

/** A network with its numbers. */
export type LoadedNetwork = { readonly network: NetworkSpec; readonly weights: Weights };

/** Whatever a network.json says, unchecked. */
export type NetworkFields = { readonly [field: string]: unknown };

/** Reads a network.json; null where it does not describe a network. */
export function parseNetworkFile(
  text: string,
): { readonly file: NetworkFile; readonly fields: NetworkFields } | null {
  const fields = parsedFields(text);
  const check = checkPlan({ ...DEFAULT_PLAN, network: fields.network });
  const { encoding: named = 'float32' } = fields;
  const encoding = WEIGHT_ENCODINGS.find((known) => known === named);
  const { weights } = fields;
  if (!check.ok || typeof weights !== 'string' || encoding === undefined) return null;
  return { file: { network: check.plan.network, weights, encoding }, fields };
}

/** The network of a network.json with the numbers of its file; null where they do not fit it. */
export function loadedNetwork({ network, encoding }: NetworkFile, bytes: ArrayBuffer): LoadedNetwork | null {
  const weights = decodeWeights(network, bytes, encoding);
  return weights && { network, weights };
}

function parsedFields(text: string): NetworkFields {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
