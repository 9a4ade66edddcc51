import type { Activation, LayerSpec } from '../../model/network';
import type { NamedArray, Others } from './arrays';
import { type Flow, flattened } from './flow';
import { refuseNode } from './node';
import type { NodeProto } from './proto';

/** A layer of the chain with its arrays in Keras' order and shapes; null for a bias that may still come. */
export type ChainLayer = {
  readonly layer: LayerSpec;
  readonly arrays: readonly (NamedArray | null)[];
};

/** The chain up to some node. */
export type Chain = {
  readonly flow: Flow;
  readonly layers: readonly ChainLayer[];
  /** whether pixels were divided by 255 */
  readonly rescaled: boolean;
};

/** Adds what a node computes to the chain. @throws Refusal where no layer computes that */
export type NodeReader = (chain: Chain, node: NodeProto, others: Others, opset: number) => Chain;

/** Nothing is computed by it, but Keras wants it said where a picture ends. */
export function withFlatten(chain: Chain): Chain {
  const layers = [...chain.layers, { layer: { type: 'Flatten' } as const, arrays: [] }];
  return { ...chain, flow: flattened(chain.flow), layers };
}

/** Into the layer before, where that has none yet and is no layer that came without a kernel. */
export function withActivation(chain: Chain, node: NodeProto, activation: Activation): Chain {
  const last = chain.layers.at(-1);
  if (last !== undefined && 'activation' in last.layer && last.layer.activation === 'linear') {
    const layer = { ...last.layer, activation };
    return { ...chain, layers: [...chain.layers.slice(0, -1), { ...last, layer }] };
  }
  expectShapeKept(chain, node);
  return { ...chain, layers: [...chain.layers, { layer: { type: 'Activation', activation }, arrays: [] }] };
}

/** A layer that takes any shape takes the digit as a row, if it is the first. */
export function expectShapeKept(chain: Chain, node: NodeProto): void {
  if (chain.layers.length === 0 && chain.flow.kind === 'picture') refuseNode(node);
}
