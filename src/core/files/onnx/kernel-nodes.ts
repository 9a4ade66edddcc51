import type { LayerSpec } from '../../model/network';
import {
  asVector,
  inKerasOrder,
  mapped,
  type NamedArray,
  namedArray,
  scalarOf,
  scaled,
  swapped,
} from './arrays';
import type { Chain, ChainLayer, NodeReader } from './chain';
import { channelsFirst, flowShape, isChannelsFirst, lastAxis } from './flow';
import { oihwToHwio } from './layout';
import { expectInt, expectInts, expectNoPadding, floatOf, intOf, refuseNode, refuseSetting } from './node';
import type { NodeProto } from './proto';

/** Gemm, alpha * x . B + beta * C: Dense. */
export const readGemm: NodeReader = (chain, node, others) => {
  expectInt(node, 'transA', 0);
  const stored = namedArray(node, others, 1);
  const kernel = intOf(node, 'transB', 0) === 0 ? stored : swapped(node, stored);
  const alpha = floatOf(node, 'alpha', 1);
  const beta = floatOf(node, 'beta', 1);
  const bias = others(2) === undefined ? null : scaled(namedArray(node, others, 2), beta);
  return withDense(chain, node, scaled(kernel, alpha), bias);
};

/** MatMul: Dense, whose bias an Add may bring. */
export const readMatMul: NodeReader = (chain, node, others) =>
  withDense(chain, node, namedArray(node, others, 1), null);

function withDense(chain: Chain, node: NodeProto, kernel: NamedArray, bias: NamedArray | null): Chain {
  const { flow } = chain;
  const [, units] = kernel.array.shape;
  if (flow.kind !== 'row' || kernel.array.shape.length !== 2 || units === undefined) refuseNode(node);
  const layer: LayerSpec = { type: 'Dense', units, activation: 'linear' };
  const arrays = [inKerasOrder(kernel, flow), bias && asVector(bias)];
  return {
    ...chain,
    flow: { kind: 'row', size: units, from: null },
    layers: [...chain.layers, { layer, arrays }],
  };
}

export const readConv: NodeReader = (chain, node, others) => {
  const kernel = namedArray(node, others, 1);
  const [filters, channels, height, width] = kernel.array.shape;
  const { flow } = chain;
  if (kernel.array.shape.length !== 4 || !isChannelsFirst(flow)) refuseNode(node);
  expectNoPadding(node);
  expectInts(node, 'strides', 1);
  expectInts(node, 'dilations', 1);
  expectInt(node, 'group', 1);
  if (height !== width) refuseSetting(node, 'kernel_shape', [height, width]);
  expectInts(node, 'kernel_shape', height!);
  const layer: LayerSpec = { type: 'Conv2D', filters: filters!, kernelSize: height!, activation: 'linear' };
  const bias = others(2) === undefined ? null : asVector(namedArray(node, others, 2));
  const hwio = mapped(kernel, [height!, width!, channels!, filters!], (values) =>
    oihwToHwio(values, kernel.array.shape),
  );
  const [rows, columns] = flow.shape;
  const next = channelsFirst([rows! - height! + 1, columns! - height! + 1, filters!]);
  return { ...chain, flow: next, layers: [...chain.layers, { layer, arrays: [hwio, bias] }] };
};

/** Add: the bias of the MatMul or Conv before it; or nothing to pixels, as Keras' Rescaling is exported. */
export const readAdd: NodeReader = (chain, node, others) => {
  const last = chain.layers.at(-1);
  const bias = namedArray(node, others, others(0) === undefined ? 1 : 0);
  if (last === undefined && scalarOf(bias) === 0) return chain;
  const fits = broadcasts(bias.array.shape, lastAxis(chain.flow), flowShape(chain.flow).length + 1);
  const awaits =
    last?.arrays.length === 2 &&
    last.arrays[1] === null &&
    'activation' in last.layer &&
    last.layer.activation === 'linear';
  if (!awaits || !fits) refuseNode(node);
  const complete: ChainLayer = { ...last, arrays: [last.arrays[0]!, asVector(bias)] };
  return { ...chain, layers: [...chain.layers.slice(0, -1), complete] };
};

/** Whether an array of this shape meets `axis` alone, among `rank` axes. */
function broadcasts(shape: readonly number[], axis: number, rank: number): boolean {
  return shape.every((side, index) => side === 1 || rank - shape.length + index === axis);
}
