import type { DropoutSpec } from '../../../../core/model/network';
import { dropoutKey } from '../../../../core/random/hash';
import type { Kernels } from '../kernels';
import type { Layer, LayerPass } from '../layer';
import type { MemoryGroup } from '../memory';

/**
 * Dropout on the CPU: see `dropoutKey`. Nothing is remembered of a mask but its key.
 *
 * @param index of the layer in the network
 * @param size numbers of a sample
 * @param stride floats from one sample to the next
 */
export function dropoutLayer(
  kernels: Kernels,
  { rate }: DropoutSpec,
  index: number,
  size: number,
  stride: number,
): Layer {
  // A whole number is below rate * 2^32 if it is below that rounded up.
  const threshold = Math.ceil(rate * 2 ** 32);
  const scale = 1 / (1 - rate);
  const open = (memory: MemoryGroup, samples: number): LayerPass => {
    const output = memory.words(samples * stride);
    let key = 0;
    return {
      output,
      forward: (x, count, place) => {
        const { seed, step, first } = place!;
        key = (dropoutKey(seed, index, step) + first * size) >>> 0;
        kernels.dropout(x, output, count, size, stride, key, threshold, scale);
      },
      backward: (_, count, dy, dx) => {
        if (dx !== null) kernels.dropout(dy, dx, count, size, stride, key, threshold, scale);
      },
    };
  };
  return {
    outputStride: stride,
    parameters: [],
    open: (memory, samples, training) => (training ? open(memory, samples) : null),
  };
}
