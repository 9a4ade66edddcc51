import { outputShape, type PoolingSpec, type Shape, shapeSize } from '../../../../core/model/network';
import type { Kernels } from '../kernels';
import type { Layer, LayerPass } from '../layer';
import type { MemoryGroup } from '../memory';

/**
 * Pooling on the CPU; learns nothing.
 *
 * @param input [height, width, channels]
 */
export function poolingLayer(kernels: Kernels, spec: PoolingSpec, input: Shape): Layer {
  const outputStride = shapeSize(outputShape(spec, input) as Shape);
  const open = spec.type === 'MaxPooling2D' ? openMax : openAverage;
  return {
    outputStride,
    parameters: [],
    open: (memory, samples) => open(kernels, memory, samples * outputStride, spec.poolSize, input),
  };
}

function openMax(
  kernels: Kernels,
  memory: MemoryGroup,
  outputs: number,
  size: number,
  input: Shape,
): LayerPass {
  const [height, width, channels] = input as readonly [number, number, number];
  const output = memory.words(outputs);
  return {
    output,
    forward: (x, samples) => kernels.maxPool(x, output, samples, height, width, channels, size),
    backward: (x, samples, dy, dx) => {
      if (dx === null) return;
      kernels.maxPoolGradient(x, output, dy, dx, samples, height, width, channels, size);
    },
  };
}

function openAverage(
  kernels: Kernels,
  memory: MemoryGroup,
  outputs: number,
  size: number,
  input: Shape,
): LayerPass {
  const [height, width, channels] = input as readonly [number, number, number];
  const output = memory.words(outputs);
  return {
    output,
    forward: (x, samples) => kernels.averagePool(x, output, samples, height, width, channels, size),
    backward: (_, samples, dy, dx) => {
      if (dx === null) return;
      kernels.averagePoolGradient(dy, dx, samples, height, width, channels, size);
    },
  };
}
