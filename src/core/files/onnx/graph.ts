import { shown } from '../limits';
import { type Chain, type NodeReader, withFlatten } from './chain';
import { type Constant, computedShape, type ShapeList, wholeNumbers } from './constants';
import { digitFlow, flowShape, reshaped, transposedFlow } from './flow';
import { readAdd, readConv, readGemm, readMatMul } from './kernel-nodes';
import { intOf, intsOf, isOnnx, nodeName, refuseNode, refuseSetting } from './node';
import {
  readActivation,
  readBatchNormalization,
  readDropout,
  readElu,
  readFlatten,
  readLeakyRelu,
  readLogSoftmax,
  readPool,
  readRescaling,
  readSoftmax,
} from './plain-nodes';
import { FLOAT, type GraphProto, type NodeProto } from './proto';
import { Refusal } from './refusal';

/** More nodes than any chain of the page's layers comes to, whoever wrote it. */
const MOST_NODES = 500;

/** Operators by name: a Map, since an object would also know `constructor`. */
const READERS: ReadonlyMap<string, NodeReader> = new Map<string, NodeReader>([
  ['Gemm', readGemm],
  ['MatMul', readMatMul],
  ['Add', readAdd],
  ['Conv', readConv],
  ['MaxPool', readPool],
  ['AveragePool', readPool],
  ['BatchNormalization', readBatchNormalization],
  ['Dropout', readDropout],
  ['Flatten', readFlatten],
  ['Sigmoid', readActivation('sigmoid')],
  ['Tanh', readActivation('tanh')],
  ['Relu', readActivation('relu')],
  ['LeakyRelu', readLeakyRelu],
  ['Elu', readElu],
  ['Softmax', readSoftmax],
  ['LogSoftmax', readLogSoftmax],
  ['Mul', readRescaling],
  ['Div', readRescaling],
  ['Identity', (chain) => chain],
]);

const REARRANGING: ReadonlySet<string> = new Set(['Transpose', 'Reshape', 'Unsqueeze']);

/** What the names of a graph stand for, as far as it has been followed. */
type Names = {
  readonly constants: ReadonlyMap<string, Constant>;
  /** of what flows from the digit, the batch first */
  readonly shapes: ReadonlyMap<string, ShapeList>;
};

/** Follows the digit through the graph. @throws Refusal where it is no chain of layers that the page has */
export function chainOf(graph: GraphProto, opset: number): Chain {
  if (graph.nodes.length > MOST_NODES) throw new Refusal({ kind: 'notAChain', name: shown(graph.name) });
  const constants = new Map<string, Constant>();
  for (const tensor of graph.initializers) constants.set(tensor.name, { kind: 'tensor', tensor });
  const [input, ...others] = graph.inputs.filter(({ name }) => !constants.has(name));
  if (input === undefined || others.length > 0)
    throw new Refusal({ kind: 'notAChain', name: shown(others[0]?.name ?? graph.name) });
  if (input.elementType !== FLOAT) throw wrongInput(`type ${input.elementType}`);
  const flow = input.shape && digitFlow(input.shape.slice(1));
  if (!flow) throw wrongInput(shown(input.shape));
  let chain: Chain = { flow, layers: [], rescaled: false };
  let current = input.name;
  const shapes = new Map<string, ShapeList>([[current, [null, ...flowShape(flow)]]]);
  for (const node of graph.nodes) {
    const [output = ''] = node.outputs;
    if (constants.has(output) || shapes.has(output))
      throw new Refusal({ kind: 'damaged', where: nodeName(node) });
    const constant = constantOf(node, { constants, shapes });
    if (constant !== null) {
      constants.set(output, constant);
      continue;
    }
    if (!node.inputs.includes(current)) refuseUnfed(node, { constants, shapes });
    if (node.opType === 'LogSoftmax' && output !== graph.outputs[0]?.name) refuseNode(node);
    chain = next(chain, node, current, { constants, shapes }, opset);
    current = output;
    shapes.set(current, [null, ...flowShape(chain.flow)]);
  }
  if (graph.outputs.length !== 1 || graph.outputs[0]!.name !== current)
    throw new Refusal({ kind: 'notAChain', name: shown(graph.outputs.at(-1)?.name ?? '') });
  return chain;
}

/** What a node stands for that takes nothing of the digit but its shape; null for a node of the chain. */
function constantOf(node: NodeProto, { constants, shapes }: Names): Constant | null {
  if (!isOnnx(node.domain)) return null;
  if (node.opType === 'Constant') {
    const value = node.attributes.find(({ name }) => name.startsWith('value'));
    if (value?.kind === 'tensor') return { kind: 'tensor', tensor: { ...value.value, name: nodeName(node) } };
    if (value?.kind === 'ints') return { kind: 'shape', list: value.value };
    if (value?.kind === 'int') return { kind: 'shape', list: [value.value] };
    return refuseNode(node);
  }
  const [first = ''] = node.inputs;
  if (node.opType === 'Shape') {
    const list = shapes.get(first);
    const whole = node.attributes.length === 0;
    return list === undefined || !whole ? refuseNode(node) : { kind: 'shape', list };
  }
  if (!constants.has(first)) return null;
  const same = constants.get(first)!;
  if (node.opType === 'Identity') return same;
  const lists = node.inputs.map((name) => wholeNumbers(constants.get(name)));
  const list = computedShape(node, lists, (name, otherwise) => intOf(node, name, otherwise));
  return list && { kind: 'shape', list };
}

/** A node that takes something else than what flows: from further up, from nowhere, or from constants alone. */
function refuseUnfed(node: NodeProto, { constants, shapes }: Names): never {
  const unknown = node.inputs.find((name) => !constants.has(name) && !shapes.has(name));
  if (unknown !== undefined) throw new Refusal({ kind: 'missingArray', array: shown(unknown) });
  throw new Refusal({ kind: 'notAChain', name: nodeName(node) });
}

function next(chain: Chain, node: NodeProto, current: string, names: Names, opset: number): Chain {
  if (!isOnnx(node.domain)) refuseNode(node);
  const others = (place: number) => {
    const name = node.inputs[place];
    if (name === undefined || name === '' || name === current) return undefined;
    return names.constants.get(name) ?? refuseUnfed(node, names);
  };
  const isFirst = node.inputs[0] === current && node.inputs.lastIndexOf(current) === 0;
  if (!isFirst && !(node.opType === 'Add' && node.inputs.filter((name) => name === current).length === 1))
    throw new Refusal({ kind: 'notAChain', name: nodeName(node) });
  if (REARRANGING.has(node.opType)) return rearranged(chain, node, others(1));
  return (READERS.get(node.opType) ?? refuseNode(node))(chain, node, others, opset);
}

/** Changes nothing but where the numbers lie. */
function rearranged(chain: Chain, node: NodeProto, target: Constant | undefined): Chain {
  if (node.opType === 'Transpose') {
    const order = intsOf(node, 'perm') ?? [];
    const flow = transposedFlow(chain.flow, order) ?? refuseSetting(node, 'perm', order);
    return { ...chain, flow };
  }
  const list = wholeNumbers(target) ?? intsOf(node, 'axes') ?? refuseNode(node);
  const shape = node.opType === 'Unsqueeze' ? unsqueezed(flowShape(chain.flow), list) : list;
  const flow = reshaped(chain.flow, shape, chain.layers.length === 0) ?? refuseSetting(node, 'shape', list);
  const flattens = chain.flow.kind === 'picture' && flow.kind === 'row';
  return flattens ? withFlatten(chain) : { ...chain, flow };
}

/** A shape, and the batch before it, with one more side of 1. */
function unsqueezed(shape: readonly number[], [axis]: ShapeList): ShapeList {
  const place = (axis ?? 0) < 0 ? (axis ?? 0) + shape.length + 2 : (axis ?? 0);
  return [null, ...shape].toSpliced(place, 0, 1);
}

function wrongInput(shape: string): Refusal {
  return new Refusal({ kind: 'wrongInput', shape });
}
