import { createFieldReader } from '../model/check/fields';
import { readNetwork } from '../model/check/network';
import type { PlanProblem } from '../model/check/problems';
import { CLASS_COUNT, type LayerSpec, type NetworkSpec, shapeSize } from '../model/network';
import { type WeightShape, weightShapes } from '../model/weights';
import { shown } from './limits';
import type { FileProblem, ModelNote, ModelResult } from './model-file';

export type NetworkResult =
  | { readonly ok: true; readonly network: NetworkSpec; readonly notes: readonly ModelNote[] }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * A network that a file described, held to the page's limits. One that ends in ten logits gets the softmax that its loss
 * had.
 *
 * @param candidate what the file's layers were translated to, unchecked
 */
export function checkedNetwork(candidate: NetworkSpec): NetworkResult {
  const whole = withSoftmax(candidate);
  const fields = createFieldReader();
  const network = readNetwork(fields, whole);
  const { problems } = fields;
  if (problems.length > 0) return { ok: false, problem: networkProblem(problems, whole.layers) };
  return { ok: true, network, notes: whole === candidate ? [] : [{ kind: 'addedSoftmax' }] };
}

function withSoftmax(network: NetworkSpec): NetworkSpec {
  const last = network.layers[network.layers.length - 1];
  if (last?.type !== 'Dense' || last.activation !== 'linear' || last.units !== CLASS_COUNT) return network;
  return { ...network, layers: [...network.layers, { type: 'Activation', activation: 'softmax' }] };
}

function networkProblem(problems: readonly PlanProblem[], layers: readonly LayerSpec[]): FileProblem {
  const output = problems.find(({ kind }) => kind === 'wrongOutput');
  if (output === undefined) return { kind: 'badNetwork', problems };
  const last = layers.findLast((layer) => layer.type === 'Dense');
  return { kind: 'wrongOutput', shape: shown(last?.units) };
}

/** An array as a file has it; its numbers are made only when its shape is right. */
export type FileArray = {
  readonly shape: readonly number[];
  /** null where they are of a type that is not read */
  readonly values: () => Float32Array | null;
};

/**
 * A model of a network and the arrays that a file holds for it.
 *
 * @param network checked
 * @param arrayOf the file's array for one of `weightShapes(network)`, and its name in the file
 */
export function checkedModel(
  network: NetworkSpec,
  arrayOf: (shape: WeightShape) => { readonly name: string; readonly array: FileArray | null },
  notes: readonly ModelNote[],
): ModelResult {
  const weights: Float32Array[] = [];
  for (const wanted of weightShapes(network)) {
    const { name, array } = arrayOf(wanted);
    const result = numbersOf(shown(name), array, wanted.shape);
    if (!(result instanceof Float32Array)) return { ok: false, problem: result };
    weights.push(result);
  }
  return { ok: true, model: { network, weights }, notes };
}

function numbersOf(
  name: string,
  array: FileArray | null,
  expected: readonly number[],
): Float32Array | FileProblem {
  if (array === null) return { kind: 'missingArray', array: name };
  const found = array.shape.slice(0, 8);
  if (expected.length !== array.shape.length || expected.some((side, axis) => side !== found[axis]))
    return { kind: 'wrongShape', array: name, expected, found };
  const values = array.values();
  if (values === null || values.length !== shapeSize(expected)) return { kind: 'damaged', where: name };
  return values.every(Number.isFinite) ? values : { kind: 'notNumbers', array: name };
}
