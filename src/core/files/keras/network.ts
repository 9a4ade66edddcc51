import {
  INPUT_IMAGE,
  INPUT_SIZE,
  keepsShape,
  type LayerSpec,
  type NetworkSpec,
  outputShape,
  type Shape,
  shapeSize,
} from '../../model/network';
import { checkedNetwork } from '../checked-model';
import { shown } from '../limits';
import type { FileProblem, ModelNote } from '../model-file';
import { BYTE_INPUT, isDigitShape, reshaped, UNIT_INPUT, withoutBatch } from './digit-input';
import { isAbout } from './fields';
import { type Translation, translated, unsupported } from './layers';
import { type KerasLayer, modelLayers } from './model-config';

/** Where the arrays of a layer of ours are to be found. */
export type KerasSource = { readonly layer: KerasLayer; readonly without: readonly string[] };

export type KerasNetwork =
  | {
      readonly ok: true;
      readonly network: NetworkSpec;
      /** for each layer of the network the one it was translated from; none for a softmax that was put after it */
      readonly sources: readonly KerasSource[];
      readonly notes: readonly ModelNote[];
    }
  | { readonly ok: false; readonly problem: FileProblem };

/**
 * The network that a model's description says, checked: of Keras 3, Keras 2 or TensorFlow.js, Sequential or Functional, as
 * long as its layers stand in a row. Layers that only shape or scale the digit are left out.
 *
 * @param model what `model.to_json()` says, parsed; anything at all
 */
export function kerasNetwork(model: unknown): KerasNetwork {
  const read = modelLayers(model);
  if (!read.ok) return read;
  let way = startOf(read.layers);
  for (const layer of read.layers) {
    const next = passed(way, layer);
    if ('kind' in next) return { ok: false, problem: next };
    way = next;
  }
  const normalized = way.range === 'bytes' ? { normalized: false as const } : {};
  const checked = checkedNetwork({ layers: way.layers, ...normalized });
  if (!checked.ok) return checked;
  const assumed: ModelNote[] = way.range === null ? [{ kind: 'assumedRange' }] : [];
  const notes = [...assumed, ...way.notes, ...checked.notes];
  return { ok: true, network: checked.network, sources: way.sources, notes };
}

/** How far a description has been followed. */
type Way = {
  /** the shape that Keras has here, without the batch; null where ours doesn't fit, which `checkedNetwork` reports */
  readonly shape: Shape | null;
  /** what our network takes for a pixel: 0..1 or 0..255; null where nothing says */
  readonly range: 'unit' | 'bytes' | null;
  readonly layers: readonly LayerSpec[];
  readonly sources: readonly KerasSource[];
  readonly notes: readonly ModelNote[];
};

/** Where nothing says the shape, that which the first layer needs: its arrays show whether it was so. */
function startOf(layers: readonly KerasLayer[]): Way {
  const [first] = layers;
  const said = withoutBatch(first?.builtFor);
  const needsRow =
    layers.find(({ type }) => type === 'Dense' || type === 'Conv2D' || type === 'Flatten')?.type === 'Dense';
  const shape = said ?? (needsRow ? [INPUT_SIZE] : INPUT_IMAGE);
  return { shape, range: null, layers: [], sources: [], notes: [] };
}

/** Goes on by a layer. */
function passed(way: Way, layer: KerasLayer): Way | FileProblem {
  const atDigit = way.layers.length === 0;
  switch (layer.type) {
    case 'InputLayer':
      return atDigit ? entered(way, layer) : { kind: 'notAChain', name: shown(layer.name) };
    case 'Rescaling':
      return rescaled(way, layer);
    case 'Reshape': {
      const shape = reshaped(layer.config.target_shape, way.shape === null ? 0 : shapeSize(way.shape));
      if (atDigit && shape !== null && isDigitShape(shape)) return { ...way, shape };
      // To a row: what Flatten does.
      if (shape?.length === 1)
        return added(way, layer, { ok: true, layer: { type: 'Flatten' }, notes: [], without: [] });
      return unsupported(layer, 'target_shape').problem;
    }
    default:
      return added(way, layer, translated(layer, (way.shape?.length ?? 0) + 1));
  }
}

function entered(way: Way, { name, config }: KerasLayer): Way | FileProblem {
  const said = config.batch_shape ?? config.batch_input_shape ?? config.batchInputShape;
  const shape = withoutBatch(said);
  if (shape === null || !isDigitShape(shape)) return { kind: 'wrongInput', shape: shown(said) };
  const range = name === UNIT_INPUT ? 'unit' : name === BYTE_INPUT ? 'bytes' : null;
  return { ...way, shape, range };
}

/** 0..255 to 0..1, which the page has done before. */
function rescaled(way: Way, layer: KerasLayer): Way | FileProblem {
  const early = way.layers.every(({ type }) => type === 'Flatten');
  if (!early || !isAbout(layer.config.scale, 1 / 255)) return unsupported(layer, 'scale').problem;
  if ((layer.config.offset ?? 0) !== 0) return unsupported(layer, 'offset').problem;
  return { ...way, range: 'unit' };
}

function added(way: Way, source: KerasLayer, translation: Translation): Way | FileProblem {
  if (!translation.ok) return translation.problem;
  const { layer, notes, without } = translation;
  const shape = way.shape ?? [];
  if (way.layers.length === 0 && !fitsDigit(layer, shape)) {
    if (!isDigitShape(shape)) return { kind: 'wrongInput', shape: shown(shape) };
    const setting = { layer: shown(source.name), setting: 'input_shape', value: shown(shape) };
    return { kind: 'unsupportedSetting', ...setting };
  }
  const output = outputShape(layer, way.shape);
  return {
    ...way,
    shape: typeof output === 'string' ? null : output,
    layers: [...way.layers, layer],
    sources: [...way.sources, { layer: source, without }],
    notes: [...way.notes, ...notes],
  };
}

/** Whether a first layer takes a digit of this shape in Keras as it does here. */
function fitsDigit(layer: LayerSpec, shape: Shape): boolean {
  if (!isDigitShape(shape)) return false;
  if (layer.type === 'Flatten') return true;
  return shape.length === (layer.type === 'Dense' || keepsShape(layer) ? 1 : INPUT_IMAGE.length);
}
