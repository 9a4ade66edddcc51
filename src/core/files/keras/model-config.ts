import { PLAN_LIMITS } from '../../model/plan';
import { shown } from '../limits';
import type { FileProblem } from '../model-file';
import { type Fields, fieldsOf, isUnset, listOf, textOf } from './fields';

/** A layer as a model's description lists it. */
export type KerasLayer = {
  /** such as `Dense` */
  readonly type: string;
  readonly name: string;
  readonly config: Fields;
  /** The shape it was built for, batch first, where the description says. */
  readonly builtFor: unknown;
  /** What Keras 3 calls it in a file of weights: its type and how many of that type stand before it. */
  readonly place: string;
};

export type KerasModel =
  | { readonly ok: true; readonly layers: readonly KerasLayer[] }
  | { readonly ok: false; readonly problem: FileProblem };

/** What models are that are described by their layers; a Functional one was first called a Model. */
const MODEL_TYPES = ['Sequential', 'Functional', 'Model'];

/** Layers of the longest network, and as many more that are no layers here. */
const MOST_LAYERS = 64;

/**
 * The layers of a Sequential model, or of a Functional one whose layers stand in a row, from its description: that of
 * Keras 3, of Keras 2 and of TensorFlow.js. The order is that in which a digit passes through them.
 *
 * @param model what `model.to_json()` says, parsed
 */
export function modelLayers(model: unknown): KerasModel {
  const { class_name, config } = fieldsOf(model);
  const type = textOf(class_name);
  const described = Array.isArray(config) ? config : fieldsOf(config).layers;
  // A class of a person's own says of its layers what it likes.
  if (type !== '' && !MODEL_TYPES.includes(type))
    return refused({ kind: 'unsupportedLayer', layer: shown(type), name: '' });
  if (type === '' || !Array.isArray(described)) return refused({ kind: 'damaged', where: 'config' });
  if (described.length > MOST_LAYERS) {
    const { min, max } = PLAN_LIMITS.layers;
    const problems = [{ path: 'network.layers', kind: 'outOfRange', min, max }] as const;
    return refused({ kind: 'badNetwork', problems });
  }
  const counts = new Map<string, number>();
  const layers = described.map((layer) => layerOf(fieldsOf(layer), counts));
  return type === 'Sequential'
    ? { ok: true, layers }
    : chained(layers, described, fieldsOf(config).output_layers);
}

function layerOf(layer: Fields, counts: Map<string, number>): KerasLayer {
  const config = fieldsOf(layer.config);
  const type = textOf(layer.class_name);
  const before = counts.get(type) ?? 0;
  counts.set(type, before + 1);
  return {
    type,
    name: textOf(layer.name) || textOf(config.name),
    config,
    builtFor: fieldsOf(layer.build_config).input_shape ?? config.batch_input_shape,
    place: snakeCase(type) + (before === 0 ? '' : `_${before}`),
  };
}

/** As Keras writes a class in lower case: `BatchNormalization` as `batch_normalization`, `Conv2D` as `conv2d`. */
function snakeCase(type: string): string {
  return type
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** The layers of a graph in the order in which they feed each other. */
function chained(layers: readonly KerasLayer[], described: readonly unknown[], outputs: unknown): KerasModel {
  const followers = new Map<string, KerasLayer>();
  for (const [index, layer] of layers.entries()) {
    const feeds = feedsOf(fieldsOf(described[index]).inbound_nodes);
    const from = layer.type === 'InputLayer' && feeds?.length === 0 ? '' : feeds?.[0];
    if (from === undefined || feeds!.length > 1 || followers.has(from)) return notAChain(layer);
    followers.set(from, layer);
  }
  const chain: KerasLayer[] = [];
  for (let next = followers.get(''); next !== undefined; next = followers.get(next.name)) {
    // A name that comes again would lead round for ever.
    if (chain.length === layers.length) return notAChain(next);
    chain.push(next);
  }
  const stray = layers.find((layer) => !chain.includes(layer));
  if (stray !== undefined) return notAChain(stray);
  const last = chain[chain.length - 1];
  const ends = namesIn(outputs);
  if (last === undefined || ends.some((name) => name !== last.name)) return notAChain(last ?? layers[0]);
  return { ok: true, layers: chain };
}

/** The names of the layers that feed a layer; null where it is used more than once or in a way that is not understood. */
function feedsOf(nodes: unknown): string[] | null {
  const list = listOf(nodes);
  if (list.length === 0) return [];
  if (list.length > 1) return null;
  const [node] = list;
  if (Array.isArray(node)) return namesIn(node);
  // Keras 3: what the layer was called with. Only tensors have a history.
  const { args, kwargs } = fieldsOf(node);
  const all = [...listOf(args), ...Object.values(fieldsOf(kwargs))].filter((value) => !isUnset(value));
  return all.flatMap((value) => {
    const history = listOf(fieldsOf(fieldsOf(value).config).keras_history);
    return history.length > 0 ? [textOf(history[0])] : namesIn(value);
  });
}

/** The names in [name, 0, 0], or in a list of such. */
function namesIn(value: unknown): string[] {
  const list = listOf(value);
  if (typeof list[0] === 'string') return [list[0]];
  return list.flatMap((item) => (typeof listOf(item)[0] === 'string' ? [textOf(listOf(item)[0])] : []));
}

function notAChain(layer: KerasLayer | undefined): KerasModel {
  return refused({ kind: 'notAChain', name: shown(layer?.name ?? '') });
}

function refused(problem: FileProblem): KerasModel {
  return { ok: false, problem };
}
