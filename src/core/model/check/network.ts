import { layerWork, MOST_PARAMETERS, MOST_WORK } from '../cost';
import {
  ACTIVATIONS,
  type Activation,
  CLASS_COUNT,
  INITIALIZERS,
  type Initializer,
  LAYER_TYPES,
  type LayerSpec,
  type NetworkSpec,
  outputShape,
  type RegularizerSpec,
  type Shape,
} from '../network';
import { PLAN_LIMITS } from '../plan';
import { layerParameterCounts } from '../weights';
import type { FieldReader, Fields } from './fields';

/** Reads a network; it is one if nothing was reported. */
export function readNetwork(fields: FieldReader, candidate: unknown): NetworkSpec {
  const from = fields.record(candidate, 'network');
  const soundBefore = fields.problems.length;
  const normalized =
    from.normalized === undefined ? undefined : fields.oneOf(from, 'normalized', [true, false], 'network.');
  const list: readonly unknown[] = Array.isArray(from.layers) ? from.layers : [];
  const { min, max } = PLAN_LIMITS.layers;
  if (list.length < min || list.length > max) {
    fields.report({ path: 'network.layers', kind: 'outOfRange', min, max });
    return { layers: [] };
  }
  // Not `map`: it would skip the holes of a sparse array, which structured cloning preserves.
  const layers = Array.from(list, (item, index) => readLayer(fields, item, `network.layers.${index}.`));
  const network: NetworkSpec = normalized === false ? { layers, normalized } : { layers };
  const fits = fields.problems.length === soundBefore && checkShapes(fields, layers);
  checkOutput(fields, layers);
  if (fits) checkSize(fields, network);
  return network;
}

function readLayer(fields: FieldReader, item: unknown, at: string): LayerSpec {
  const from = fields.record(item, at.slice(0, -1));
  const type = fields.oneOf(from, 'type', LAYER_TYPES, at);
  const activation = (): Activation => fields.oneOf(from, 'activation', ACTIVATIONS, at);
  const size = (key: 'units' | 'filters' | 'kernelSize' | 'poolSize') =>
    fields.number(from, key, PLAN_LIMITS[key], at);
  switch (type) {
    case 'Dense':
      return { type, units: size('units'), activation: activation(), ...readKernel(fields, from, at) };
    case 'Conv2D': {
      const sizes = { filters: size('filters'), kernelSize: size('kernelSize') };
      return { type, ...sizes, activation: activation(), ...readKernel(fields, from, at) };
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return { type, poolSize: size('poolSize') };
    case 'Dropout':
      return { type, rate: fields.number(from, 'rate', PLAN_LIMITS.rate, at) };
    case 'BatchNormalization':
      return {
        type,
        momentum: fields.number(from, 'momentum', PLAN_LIMITS.momentum, at),
        epsilon: fields.number(from, 'epsilon', PLAN_LIMITS.epsilon, at),
      };
    case 'Activation':
      return { type, activation: activation() };
    case 'Flatten':
      return { type };
    default:
      // Reported already; what stands in for it is read by nobody.
      return { type: 'Flatten' } satisfies LayerSpec & { type: Exclude<LayerSpec['type'], typeof type> };
  }
}

function readKernel(
  fields: FieldReader,
  from: Fields,
  at: string,
): { kernelInitializer?: Initializer; kernelRegularizer?: RegularizerSpec } {
  const read: { kernelInitializer?: Initializer; kernelRegularizer?: RegularizerSpec } = {};
  if (from.kernelInitializer !== undefined)
    read.kernelInitializer = fields.oneOf(from, 'kernelInitializer', INITIALIZERS, at);
  if (from.kernelRegularizer !== undefined) {
    const penalties = fields.record(from.kernelRegularizer, `${at}kernelRegularizer`);
    const penalty = (key: string) =>
      fields.number(penalties, key, PLAN_LIMITS.penalty, `${at}kernelRegularizer.`);
    read.kernelRegularizer = { l1: penalty('l1'), l2: penalty('l2') };
  }
  return read;
}

/** Reports the first layer that does not fit what comes before it; whether there is none. */
function checkShapes(fields: FieldReader, layers: readonly LayerSpec[]): boolean {
  let before: Shape | null = null;
  for (const [index, layer] of layers.entries()) {
    const output = outputShape(layer, before);
    if (typeof output === 'string') {
      fields.report({ path: `network.layers.${index}`, kind: output });
      return false;
    }
    before = output;
  }
  return true;
}

/** The losses are over ten classes, so the network must end in ten probabilities: in one layer or, as articles do it, in two. */
function checkOutput(fields: FieldReader, layers: readonly LayerSpec[]): void {
  const end = layers.length - 1;
  const apart = layers[end]!.type === 'Activation' && end > 0;
  const output = apart ? end - 1 : end;
  const dense = layers[output]!;
  const at = `network.layers.${output}`;
  if (dense.type !== 'Dense') {
    fields.report({ path: `${at}.type`, kind: 'unknownValue', allowed: ['Dense'] });
    return;
  }
  if (dense.units !== CLASS_COUNT)
    fields.report({ path: `${at}.units`, kind: 'wrongOutput', units: CLASS_COUNT });
  const expect = (index: number, activation: Activation) => {
    const layer = layers[index]!;
    if ('activation' in layer && layer.activation !== activation)
      fields.report({
        path: `network.layers.${index}.activation`,
        kind: 'unknownValue',
        allowed: [activation],
      });
  };
  expect(output, apart ? 'linear' : 'softmax');
  if (apart) expect(end, 'softmax');
}

/** Names the layer that makes a network too big. */
function checkSize(fields: FieldReader, network: NetworkSpec): void {
  const exceeds = (counts: readonly number[], kind: 'tooManyParameters' | 'tooMuchWork', max: number) => {
    const count = counts.reduce((sum, layer) => sum + layer, 0);
    const worst = counts.indexOf(Math.max(...counts));
    if (count > max) fields.report({ path: `network.layers.${worst}`, kind, count, max });
  };
  exceeds(layerParameterCounts(network), 'tooManyParameters', MOST_PARAMETERS);
  exceeds(layerWork(network), 'tooMuchWork', MOST_WORK);
}
