import type { Tensor } from '@tensorflow/tfjs';
import { tensorOf } from '../layers/tensors';
import { biasRow } from './kernels';
import type { Trained } from './training';

/** Copies of all layers' kernels [inputs, units] and biases [units], in turn, for `tf.tidy`. They never leave the GPU. */
export function kernelTensors({ layers, kernels }: Pick<Trained, 'layers' | 'kernels'>): Tensor[] {
  return layers.flatMap((layer, index) => {
    const packed = tensorOf(kernels[index]!, [layer.height, 4 * layer.width]);
    return [
      packed.slice([0, 0], [layer.inputs, layer.units]),
      packed.slice([biasRow(layer), 0], [1, layer.units]).reshape([layer.units]),
    ];
  });
}
