import { ACTIVATIONS, type ActivationSpec, type Shape } from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import type { Layer } from '../layer';
import { lastAxis } from '../layout';
import type { Heap } from '../memory';

/**
 * An activation alone, on the CPU; learns nothing.
 *
 * @param stride floats from one sample's input to the next one's
 */
export function activationLayer(
  kernels: Kernels,
  heap: Heap,
  spec: ActivationSpec,
  input: Shape,
  stride: number,
): Layer {
  const kind = ACTIVATIONS.indexOf(spec.activation);
  const layout = lastAxis(input, stride);
  return {
    outputStride: stride,
    parameters: [],
    open: (memory, samples) => {
      const output = memory.words(samples * stride);
      return {
        output,
        forward: (x, count) => {
          heap.copy(x, output, count * stride);
          kernels.activate(kind, output, count * layout.rows, layout.columns, layout.stride);
        },
        backward: (_, count, dy, dx) => {
          if (dx === null) return;
          heap.copy(dy, dx, count * stride);
          kernels.activateBackward(kind, output, dx, count * layout.rows, layout.columns, layout.stride);
        },
      };
    },
  };
}
