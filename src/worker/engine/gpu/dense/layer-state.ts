import type { Weights } from '../../../../core/model/initialize';
import type { TrainingState } from '../../engine';
import type { Gpu } from '../gl/gpu';
import { type Target, textureTarget } from '../gl/targets';
import { fillTexture, type Texture } from '../gl/textures';
import type { Optimizer } from '../shaders/optimizer';
import { type DenseLayer, packKernel, unpackKernel } from './kernels';

/** A layer's kernel, then what the optimiser remembers of it; written together. */
export type LayerState = { readonly textures: readonly Texture[]; readonly target: Target };

/** The kernel's texture of a layer of this size, with these numbers or zeros. */
export function createKernel({ gl, textures }: Gpu, layer: DenseLayer, packed?: Float32Array): Texture {
  const texture = textures.create('float4', layer.width, layer.height);
  if (packed !== undefined) fillTexture(gl, texture, packed);
  return texture;
}

/**
 * The state of a layer as it is before the first step.
 *
 * @param from what a training that goes on remembers; fresh without it
 */
export function createLayerState(
  gpu: Gpu,
  layer: DenseLayer,
  index: number,
  kernel: Texture,
  { initial }: Optimizer,
  from?: TrainingState,
): LayerState {
  const slots = initial.map((value, slot) => {
    if (from !== undefined) {
      const arrays = from.weights.length;
      const remembered = from.slots.slice(slot * arrays, (slot + 1) * arrays);
      return createKernel(gpu, layer, packKernel(layer, remembered, index));
    }
    if (value === 0) return createKernel(gpu, layer);
    return createKernel(gpu, layer, new Float32Array(4 * layer.width * layer.height).fill(value));
  });
  return withTarget(gpu, [kernel, ...slots]);
}

/** Room for the state after the next step. */
export function createNextState(gpu: Gpu, layer: DenseLayer, { initial }: Optimizer): LayerState {
  return withTarget(
    gpu,
    Array.from({ length: 1 + initial.length }, () => createKernel(gpu, layer)),
  );
}

function withTarget({ gl }: Gpu, textures: readonly Texture[]): LayerState {
  return { textures, target: textureTarget(gl, textures) };
}

/** Gives everything back but the kernel's texture, if that is to be kept. */
export function disposeLayerState({ gl, textures }: Gpu, state: LayerState, keepKernel: boolean): void {
  gl.deleteFramebuffer(state.target.framebuffer);
  for (const texture of state.textures.slice(keepKernel ? 1 : 0)) textures.delete(texture);
}

/** Reads what all layers' textures of one kind hold, for each kind. */
export async function readLayers(
  gpu: Gpu,
  layers: readonly DenseLayer[],
  states: readonly (readonly Texture[])[],
): Promise<Weights[]> {
  const kinds = states[0]!.length;
  const areas = Array.from({ length: kinds }, (_, kind) =>
    states.map((textures) => textures[kind]!).map((texture) => ({ texture, y: 0, ...sizeOf(texture) })),
  );
  const read = await gpu.read(areas.flat());
  return Array.from({ length: kinds }, (_, kind) =>
    layers.flatMap((layer, index) => unpackKernel(layer, read[kind * layers.length + index]!)),
  );
}

function sizeOf({ width, height }: Texture): { width: number; height: number } {
  return { width, height };
}
