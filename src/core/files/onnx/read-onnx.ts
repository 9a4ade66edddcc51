import type { NetworkSpec } from '../../model/network';
import { weightShapes } from '../../model/weights';
import { checkedModel, checkedNetwork, type FileArray } from '../checked-model';
import { shown } from '../limits';
import type { ModelNote, ModelResult } from '../model-file';
import { NOTE_KEY, notedNetwork } from '../network-note';
import type { NamedArray } from './arrays';
import type { Chain } from './chain';
import { decodeModel } from './decode';
import { chainOf } from './graph';
import { isOnnx } from './node';
import type { ModelProto } from './proto';
import { Refusal } from './refusal';

/** Batch normalisation and reshaping are as they are now since this version of the operators. */
const OLDEST_OPSET = 7;

/**
 * Reads an ONNX model that is a chain of layers from a digit to ten numbers, as `writeOnnx`, tf2onnx and torch.onnx write
 * them. Pictures may lie channels first or last: kernels come out in Keras' order. Total.
 */
export function readOnnx(bytes: Uint8Array): ModelResult {
  try {
    const model = decodeModel(bytes);
    return model === null ? { ok: false, problem: { kind: 'notThisFormat' } } : modelOf(model);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

function modelOf({ graph, opsets, metadata }: ModelProto): ModelResult {
  const opset = opsets.find(({ domain }) => isOnnx(domain))?.version ?? 0;
  if (opset < OLDEST_OPSET)
    throw new Refusal({ kind: 'unsupportedSetting', layer: 'ONNX', setting: 'opset', value: shown(opset) });
  const chain = chainOf(graph, opset);
  const found: NetworkSpec = { layers: chain.layers.map(({ layer }) => layer) };
  const checked = checkedNetwork(found);
  if (!checked.ok) return checked;
  const note = metadata.find(([key]) => key === NOTE_KEY)?.[1];
  const noted = note === undefined ? null : notedNetwork(note, checked.network);
  const notes: ModelNote[] = [...checked.notes];
  if (noted === null && !chain.rescaled) notes.push({ kind: 'assumedRange' });
  const network = noted ?? checked.network;
  return checkedModel(network, arraysOf(network, chain), notes);
}

/** Which of the chain's arrays each of the network's is: both go from layer to layer. */
function arraysOf(network: NetworkSpec, { layers }: Chain): (shape: { name: string }) => NamedArrayOrNone {
  const inOrder = layers.flatMap(({ arrays, layer }) =>
    arrays.map(
      (array) => array ?? noBias('filters' in layer ? layer.filters : 'units' in layer ? layer.units : 0),
    ),
  );
  const places = new Map(weightShapes(network).map(({ name }, index) => [name, index]));
  return ({ name }) => inOrder[places.get(name)!] ?? { name, array: null };
}

type NamedArrayOrNone = { readonly name: string; readonly array: FileArray | null };

function noBias(size: number): NamedArray {
  return { name: 'bias', array: { shape: [size], values: () => new Float32Array(size) } };
}
