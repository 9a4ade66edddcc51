import { tensorOf } from '../layers/tensors';
import * as tf from '../tf';
import { biasRow } from './kernels';
import type { Trained } from './training';

/** Copies of all layers' kernels [inputs, units] and biases [units], in turn, for `tf.tidy`. They never leave the GPU. */
export function kernelTensors({ layers, kernels }: Pick<Trained, 'layers' | 'kernels'>): tf.Tensor[] {
  return layers.flatMap((layer, index) => {
    const packed = tensorOf(kernels[index]!, [layer.height, 4 * layer.width]);
    return [
      tf.slice(packed, [0, 0], [layer.inputs, layer.units]),
      tf.reshape(tf.slice(packed, [biasRow(layer), 0], [1, layer.units]), [layer.units]),
    ];
  });
}
