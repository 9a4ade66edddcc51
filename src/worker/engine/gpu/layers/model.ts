import type { Weights } from '../../../../core/model/initialize';
import { layerShapes, logitLayers, type NetworkSpec, type Shape } from '../../../../core/model/network';
import { weightShapes } from '../../../../core/model/weights';
import * as tf from '../tf';
import { type BoundLayer, forward, type TrainingPass } from './forward';

/** A network whose numbers are TensorFlow.js' variables. */
export type Model = {
  readonly spec: NetworkSpec;
  /** of one digit: a row or a picture */
  readonly input: Shape;
  /** up to the logits */
  readonly layers: readonly BoundLayer[];
  /** as `weightShapes` lists them; `trainable` says which gradients change */
  readonly variables: readonly tf.Variable[];
};

/** @param values gives tensors as `weightShapes(spec)` lists them, in a `tf.tidy` */
export function createModel(spec: NetworkSpec, values: () => readonly tf.Tensor[]): Model {
  const arrays = weightShapes(spec);
  const variables = tf.tidy(() =>
    values().map((value, index) => tf.variable(value, arrays[index]!.trainable)),
  );
  const layers = logitLayers(spec).map((layer, index) => ({
    layer,
    index,
    variables: variables.filter((_, array) => arrays[array]!.layer === index),
  }));
  return { spec, input: layerShapes(spec)[0]!.input, layers, variables };
}

/** Weights as tensors, for `tf.tidy`. */
export function weightTensors(spec: NetworkSpec, weights: Weights): tf.Tensor[] {
  // A tensor keeps the array that it is made from.
  return weightShapes(spec).map(({ shape }, index) => tf.tensor(weights[index]!.slice(), [...shape]));
}

export function setModelWeights({ spec, variables }: Model, weights: Weights): void {
  tf.tidy(() => {
    for (const [index, tensor] of weightTensors(spec, weights).entries()) variables[index]!.assign(tensor);
  });
}

/** Those that gradients change, as `trainableShapes` lists them. */
export function trainableVariables({ variables }: Model): tf.Variable[] {
  return variables.filter(({ trainable }) => trainable);
}

/**
 * What the network makes of digits, short of the softmax.
 *
 * @param images [count, 784], with ink as the network takes it
 * @param training null when it only reads
 * @returns [count, 10]
 */
export function logitsOf(
  { input, layers }: Model,
  images: tf.Tensor2D,
  training: TrainingPass | null,
): tf.Tensor2D {
  const rows: tf.Tensor = tf.reshape(images, [-1, ...input]);
  const logits = layers.reduce((x, layer) => {
    if (training !== null) return forward(layer, x, training);
    const y = tf.tidy(() => forward(layer, x, null));
    // Not at the end of it all: what all layers made of many digits would fill the GPU.
    if (y !== x) x.dispose();
    return y;
  }, rows);
  return logits as tf.Tensor2D;
}
