import {
  type Activation,
  ELU_ALPHA,
  INPUT_IMAGE,
  INPUT_SIZE,
  type LayerShapes,
  LEAKY_RELU_SLOPE,
  layerShapes,
  type Shape,
} from '../../model/network';
import { weightShapes } from '../../model/weights';
import { littleEndian } from '../float-bytes';
import type { ModelContent } from '../model-file';
import { canonicalNetwork, NOTE_KEY, networkNote } from '../network-note';
import { encodeModel } from './encode';
import { hwioToOihw } from './layout';
import { type Attribute, FLOAT, type NodeProto, type TensorProto } from './proto';

/** Versions that every runtime of the last years reads: ONNX 1.8's. */
const IR_VERSION = 7;
const OPSET = 13;

const INPUT = 'digit';
const OUTPUT = 'probabilities';
const BATCH = 'N';

/** Convolutions and pools take pictures as [channels, height, width] in ONNX, as [height, width, channels] in Keras. */
const TO_NCHW = [0, 3, 1, 2];
const TO_NHWC = [0, 2, 3, 1];

/**
 * The network as an ONNX model: from `digit` [N, 784], or [N, 28, 28, 1] where the first layer takes a picture, to
 * `probabilities` [N, 10]. The same network gives the same bytes. What ONNX has no place for (regularizers, initializers, what
 * pixels are, rates as exact as they are) lies in its metadata, and no runtime needs it.
 *
 * Source: ONNX's operators, versions of opset 13: Gemm, Conv, MaxPool, AveragePool, BatchNormalization-9, Dropout-13,
 * Softmax-13.
 *
 * @param model whose network `checkPlan` accepts
 */
export function writeOnnx(model: ModelContent): Uint8Array {
  const network = canonicalNetwork(model.network);
  const graph = createGraph();
  const layers = layerShapes(network);
  const shapes = weightShapes(network);
  for (const [index, layer] of layers.entries()) {
    const arrays = model.weights.filter((_, at) => shapes[at]!.layer === index);
    addLayer(graph, `layer_${index}`, layer, arrays);
  }
  const [first] = layers;
  return encodeModel({
    irVersion: IR_VERSION,
    producerName: 'inkling',
    producerVersion: '',
    opsets: [{ domain: '', version: OPSET }],
    graph: {
      name: 'inkling',
      nodes: graph.finish(),
      initializers: graph.initializers,
      inputs: [{ name: INPUT, elementType: FLOAT, shape: [BATCH, ...inputShape(first!)] }],
      outputs: [{ name: OUTPUT, elementType: FLOAT, shape: [BATCH, 10] }],
    },
    metadata: [[NOTE_KEY, networkNote(network)]],
  });
}

function inputShape({ input }: LayerShapes): Shape {
  return input.length === 1 ? [INPUT_SIZE] : INPUT_IMAGE;
}

/** A graph in the making: one chain of nodes. */
type Graph = {
  readonly initializers: TensorProto[];
  /** whether what comes out of the last node is a picture as ONNX has them, channels first */
  channelsFirst: boolean;
  /** @param inputs beside what comes out of the node before */
  readonly add: (
    name: string,
    opType: string,
    attributes?: readonly Attribute[],
    inputs?: readonly string[],
  ) => void;
  readonly constant: (name: string, dims: Shape, values: Float32Array) => string;
  readonly finish: () => NodeProto[];
};

function createGraph(): Graph {
  const nodes: NodeProto[] = [];
  const initializers: TensorProto[] = [];
  return {
    initializers,
    channelsFirst: false,
    add: (name, opType, attributes = [], inputs = []) => {
      const before = nodes.at(-1)?.outputs ?? [INPUT];
      nodes.push({ name, opType, domain: '', inputs: [...before, ...inputs], outputs: [name], attributes });
    },
    constant: (name, dims, values) => {
      initializers.push({
        name,
        dims,
        dataType: FLOAT,
        raw: littleEndian([values]),
        ints: [],
        external: false,
      });
      return name;
    },
    finish: () =>
      nodes.map((node, index) => (index === nodes.length - 1 ? { ...node, outputs: [OUTPUT] } : node)),
  };
}

function addLayer(
  graph: Graph,
  name: string,
  { layer, input }: LayerShapes,
  arrays: readonly Float32Array[],
): void {
  switch (layer.type) {
    case 'Dense': {
      const kernel = graph.constant(`${name}/kernel`, [input[0]!, layer.units], arrays[0]!);
      const bias = graph.constant(`${name}/bias`, [layer.units], arrays[1]!);
      graph.add(name, 'Gemm', [], [kernel, bias]);
      addActivation(graph, `${name}/activation`, layer.activation);
      return;
    }
    case 'Conv2D': {
      toChannelsFirst(graph, name);
      const { kernelSize: side, filters } = layer;
      const values = hwioToOihw(arrays[0]!, [side, side, input[2]!, filters]);
      const kernel = graph.constant(`${name}/kernel`, [filters, input[2]!, side, side], values);
      const bias = graph.constant(`${name}/bias`, [filters], arrays[1]!);
      graph.add(name, 'Conv', [ints('kernel_shape', [side, side])], [kernel, bias]);
      addActivation(graph, `${name}/activation`, layer.activation);
      return;
    }
    case 'MaxPooling2D':
    case 'AveragePooling2D': {
      toChannelsFirst(graph, name);
      const square = [layer.poolSize, layer.poolSize];
      const opType = layer.type === 'MaxPooling2D' ? 'MaxPool' : 'AveragePool';
      graph.add(name, opType, [ints('kernel_shape', square), ints('strides', square)]);
      return;
    }
    case 'Flatten':
      if (graph.channelsFirst) graph.add(`${name}/transpose`, 'Transpose', [ints('perm', TO_NHWC)]);
      graph.channelsFirst = false;
      graph.add(name, 'Flatten', [{ name: 'axis', kind: 'int', value: 1 }]);
      return;
    case 'Dropout':
      graph.add(name, 'Dropout', [], [graph.constant(`${name}/ratio`, [], Float32Array.of(layer.rate))]);
      return;
    case 'BatchNormalization': {
      const names = ['gamma', 'beta', 'moving_mean', 'moving_variance'] as const;
      const inputs = names.map((array, index) =>
        graph.constant(`${name}/${array}`, [arrays[index]!.length], arrays[index]!),
      );
      const attributes = [float('epsilon', layer.epsilon), float('momentum', layer.momentum)];
      graph.add(name, 'BatchNormalization', attributes, inputs);
      return;
    }
    case 'Activation':
      addActivation(graph, name, layer.activation);
      return;
    default:
      layer satisfies never;
  }
}

function toChannelsFirst(graph: Graph, name: string): void {
  if (graph.channelsFirst) return;
  graph.add(`${name}/transpose`, 'Transpose', [ints('perm', TO_NCHW)]);
  graph.channelsFirst = true;
}

function addActivation(graph: Graph, name: string, activation: Activation): void {
  if (activation === 'linear') return;
  const axis = graph.channelsFirst ? 1 : -1;
  const [opType, attributes] = activationNodes(axis)[activation];
  graph.add(name, opType, attributes);
}

/** @param axis that softmax goes over */
function activationNodes(axis: number): {
  readonly [A in Exclude<Activation, 'linear'>]: readonly [string, readonly Attribute[]];
} {
  return {
    sigmoid: ['Sigmoid', []],
    tanh: ['Tanh', []],
    relu: ['Relu', []],
    leaky_relu: ['LeakyRelu', [float('alpha', LEAKY_RELU_SLOPE)]],
    elu: ['Elu', [float('alpha', ELU_ALPHA)]],
    softmax: ['Softmax', [{ name: 'axis', kind: 'int', value: axis }]],
  };
}

function ints(name: string, value: readonly number[]): Attribute {
  return { name, kind: 'ints', value };
}

function float(name: string, value: number): Attribute {
  return { name, kind: 'float', value };
}
