import { createFieldReader } from '../model/check/fields';
import { readNetwork } from '../model/check/network';
import type { LayerSpec, NetworkSpec } from '../model/network';
import { parsedJson } from './keras/fields';

/**
 * A note in a model file that tells all of a network where the file's format has no place for all of it: what its pixels
 * are, regularizers and initializers, rates as exact as they are, whether an activation is a layer of its own.
 */

/** Under which key of the file's metadata the note lies. */
export const NOTE_KEY = 'inkling';

/** The same network with its fields in one order, so that the same network gives the same text. */
export function canonicalNetwork(network: NetworkSpec): NetworkSpec {
  return readNetwork(createFieldReader(), network);
}

/** @param network as `canonicalNetwork` gives it */
export function networkNote(network: NetworkSpec): string {
  return JSON.stringify({ network });
}

/**
 * The network that a note tells; null where the note is none, or tells of another network than the file's own layers do.
 *
 * @param note the text of it, or the value that the text stands for; unchecked
 * @param found the network that the file's layers make
 */
export function notedNetwork(note: unknown, found: NetworkSpec): NetworkSpec | null {
  const fields = createFieldReader();
  const network = readNetwork(
    fields,
    fields.record(typeof note === 'string' ? parsedJson(note) : note, 'note').network,
  );
  return fields.problems.length === 0 && computes(network) === computes(found) ? network : null;
}

/** What the layers compute, in one way of saying it: numbers as exact as a float, activations apart, nothing that does nothing. */
function computes({ layers }: NetworkSpec): string {
  return JSON.stringify(layers.flatMap(apart), (_, value) =>
    typeof value === 'number' ? Math.fround(value) : value,
  );
}

function apart(layer: LayerSpec): object[] {
  if (!('activation' in layer)) return [layer];
  const { activation, kernelInitializer: _, kernelRegularizer: __, ...rest } = { ...EMPTY, ...layer };
  return [
    ...(layer.type === 'Activation' ? [] : [rest]),
    ...(activation === 'linear' ? [] : [{ type: 'Activation', activation }]),
  ];
}

/** What only layers with kernels have. */
const EMPTY = { kernelInitializer: undefined, kernelRegularizer: undefined };
