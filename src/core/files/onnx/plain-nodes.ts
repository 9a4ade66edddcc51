import { type Activation, ELU_ALPHA, type LayerSpec, LEAKY_RELU_SLOPE } from '../../model/network';
import { inKerasOrder, namedArray, scalarOf } from './arrays';
import { type Chain, expectShapeKept, type NodeReader, withActivation, withFlatten } from './chain';
import { channelsFirst, type Flow, flowShape, isChannelsFirst, lastAxis } from './flow';
import {
  expectInt,
  expectInts,
  expectNoPadding,
  floatOf,
  intOf,
  intsOf,
  refuseNode,
  refuseSetting,
} from './node';
import type { NodeProto } from './proto';

const PIXEL = 255;
/** How near to 1/255 a factor has to be: float32 has seven digits. */
const PIXEL_TOLERANCE = 1e-5;

/** Softmax and its like took all axes from theirs on before this version. */
const ONE_AXIS_OPSET = 13;

export const readPool: NodeReader = (chain, node) => {
  const { flow } = chain;
  if (!isChannelsFirst(flow)) refuseNode(node);
  const pool = intsOf(node, 'kernel_shape') ?? [];
  const [side, width] = pool;
  if (side === undefined || pool.length !== 2 || side !== width || !(side >= 1))
    refuseSetting(node, 'kernel_shape', pool);
  const strides = intsOf(node, 'strides') ?? [1, 1];
  if (strides.some((stride) => stride !== side)) refuseSetting(node, 'strides', strides);
  expectNoPadding(node);
  expectInts(node, 'dilations', 1);
  expectInt(node, 'ceil_mode', 0);
  const type = node.opType === 'MaxPool' ? 'MaxPooling2D' : 'AveragePooling2D';
  const [rows, columns, channels] = flow.shape;
  const next = channelsFirst([Math.floor(rows! / side), Math.floor(columns! / side), channels!]);
  return {
    ...chain,
    flow: next,
    layers: [...chain.layers, { layer: { type, poolSize: side }, arrays: [] }],
  };
};

/** BatchNormalization as at inference, over Keras' last axis. */
export const readBatchNormalization: NodeReader = (chain, node, others) => {
  expectShapeKept(chain, node);
  expectInt(node, 'training_mode', 0);
  if (chain.flow.kind === 'picture' && !isChannelsFirst(chain.flow)) refuseNode(node);
  const momentum = shortest(floatOf(node, 'momentum', 0.9));
  const epsilon = shortest(floatOf(node, 'epsilon', 1e-5));
  const arrays = [1, 2, 3, 4].map((place) => inKerasOrder(namedArray(node, others, place), chain.flow));
  const layer: LayerSpec = { type: 'BatchNormalization', momentum, epsilon };
  return { ...chain, layers: [...chain.layers, { layer, arrays }] };
};

/** Dropout: the share is an input since version 12, an attribute before. */
export const readDropout: NodeReader = (chain, node, others) => {
  expectShapeKept(chain, node);
  const given =
    others(1) === undefined
      ? floatOf(node, 'ratio', 0.5)
      : (scalarOf(namedArray(node, others, 1)) ?? refuseNode(node));
  const layer: LayerSpec = { type: 'Dropout', rate: shortest(given) };
  return { ...chain, layers: [...chain.layers, { layer, arrays: [] }] };
};

export const readFlatten: NodeReader = (chain, node) => {
  expectAxis(node, 1, chain.flow, 1);
  return withFlatten(chain);
};

/** A node that applies an activation to each number. */
export function readActivation(activation: Activation): NodeReader {
  return (chain, node) => withActivation(chain, node, activation);
}

export const readLeakyRelu: NodeReader = (chain, node) => {
  const alpha = floatOf(node, 'alpha', 0.01);
  if (Math.fround(alpha) !== Math.fround(LEAKY_RELU_SLOPE)) refuseSetting(node, 'alpha', shortest(alpha));
  return withActivation(chain, node, 'leaky_relu');
};

export const readElu: NodeReader = (chain, node) => {
  const alpha = floatOf(node, 'alpha', ELU_ALPHA);
  if (alpha !== ELU_ALPHA) refuseSetting(node, 'alpha', shortest(alpha));
  return withActivation(chain, node, 'elu');
};

export const readSoftmax: NodeReader = (chain, node, _, opset) => {
  expectLastAxis(chain, node, opset);
  return withActivation(chain, node, 'softmax');
};

/** LogSoftmax at the end: what it gives are logits as good as those before it. */
export const readLogSoftmax: NodeReader = (chain, node, _, opset) => {
  expectLastAxis(chain, node, opset);
  return chain;
};

function expectLastAxis(chain: Chain, node: NodeProto, opset: number): void {
  const last = lastAxis(chain.flow);
  expectAxis(node, last, chain.flow, opset >= ONE_AXIS_OPSET ? -1 : 1);
  if (opset < ONE_AXIS_OPSET && last !== flowShape(chain.flow).length) refuseSetting(node, 'axis', last);
}

/** Mul and Div before any layer: pixels brought from 0..255 to 0..1. */
export const readRescaling: NodeReader = (chain, node, others) => {
  const number = others(1) === undefined ? null : scalarOf(namedArray(node, others, 1));
  if (number === null || chain.layers.length > 0 || chain.rescaled) refuseNode(node);
  const divided = node.opType === 'Div' ? number : 1 / number;
  if (!(Math.abs(divided / PIXEL - 1) < PIXEL_TOLERANCE)) refuseSetting(node, 'scale', number);
  return { ...chain, rescaled: true };
};

function expectAxis(node: NodeProto, expected: number, flow: Flow, otherwise: number): void {
  const axis = intOf(node, 'axis', otherwise);
  const rank = flowShape(flow).length + 1;
  if ((axis < 0 ? axis + rank : axis) !== expected) refuseSetting(node, 'axis', axis);
}

/** The shortest decimal number that is this float32: 0.2 for 0.20000000298. */
function shortest(float: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === Math.fround(float)) return short;
  }
  return float;
}
