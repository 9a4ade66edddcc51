import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { CLASS_COUNT, INPUT_SIZE } from '../../../../core/model/network';
import { type BatchPlace, gatherFrom } from '../batches';
import type { Gpu } from '../gl/gpu';
import { type Target, textureTarget } from '../gl/targets';
import type { Texture } from '../gl/textures';
import { DIGIT_TEXELS } from '../shaders/dataset-layout';
import { gatherRows } from '../shaders/gather';
import * as tf from '../tf';

/** A batch on the GPU: images [count, 784], labels [count, 10], one-hot. */
export type BatchTensors = { readonly images: tf.Tensor2D; readonly labels: tf.Tensor2D };

/** Brings batches together on the GPU, as tensors. */
export type Gatherer = {
  /** The first `count` digits there; tensors for `tf.tidy`. @param ink what full ink is: 1 or 255 */
  readonly gather: (place: BatchPlace, count: number, ink: number) => BatchTensors;
  readonly dispose: () => void;
};

/** Texels of a digit's pixels and its one-hot label, which takes three. */
const ROW_TEXELS = DIGIT_TEXELS + 3;

export function createGatherer(gpu: Gpu): Gatherer {
  const { gl, textures } = gpu;
  const program = gpu.programs.get(gatherRows);
  let rows: { readonly texture: Texture; readonly target: Target } | null = null;

  function dispose(): void {
    if (rows === null) return;
    gl.deleteFramebuffer(rows.target.framebuffer);
    textures.delete(rows.texture);
    rows = null;
  }
  function rowsFor(count: number): { readonly texture: Texture; readonly target: Target } {
    if (rows?.texture.height === count) return rows;
    dispose();
    const texture = textures.create('float4', ROW_TEXELS, count);
    rows = { texture, target: textureTarget(gl, [texture]) };
    return rows;
  }

  return {
    gather: (place, count, ink) => {
      const { texture, target } = rowsFor(count);
      gpu.run([{ program, target, ...gatherFrom(place, count, ink) }]);
      const all = tensorOf(texture, [count, 4 * ROW_TEXELS]);
      return {
        images: tf.slice(all, [0, 0], [count, INPUT_SIZE]),
        labels: tf.slice(all, [0, INPUT_SIZE], [count, CLASS_COUNT]),
      };
    },
    dispose,
  };
}

/** A copy of a texture as a tensor. Not `tf.tensor`, which does the same but first asks the GPU what it is, and waits. */
export function tensorOf({ handle, width, height }: Texture, shape: [number, number]): tf.Tensor2D {
  const backend = tf.backend() as MathBackendWebGL;
  const data = backend.writeTexture(handle, shape, 'float32', height, width, 'RGBA');
  return tf.engine().makeTensorFromDataId(data, shape, 'float32', backend) as tf.Tensor2D;
}

/**
 * Reads tensors, as they are now, by way of our own reads: those of TensorFlow.js wait for ever when the context is lost.
 */
export function readTensors(gpu: Gpu, tensors: readonly tf.Tensor[]): Promise<Float32Array[]> {
  const areas = tensors.map((tensor) => {
    // A product, since TensorFlow.js does not hand out as a texture what it holds in main memory alone.
    const product = tf.mul(tensor, 1);
    const { texture, texShape, tensorRef } = product.dataToGPU();
    product.dispose();
    const [height, width] = texShape!;
    return { copy: tensorRef, texture: { handle: texture! }, y: 0, width, height };
  });
  const reading = gpu.read(areas);
  for (const { copy } of areas) copy.dispose();
  return reading.then((read) => read.map((values, index) => values.slice(0, tensors[index]!.size)));
}
