import type { Gpu } from '../gl/gpu';
import type { ReadArea } from '../gl/reads';
import { layersTarget, type Target } from '../gl/targets';
import type { Texture } from '../gl/textures';
import { LAYERS } from '../shaders/glsl';

/** Numbers of a batch, see `shaders/glsl.ts`, that draws read and write. */
export type Quads = { readonly texture: Texture; readonly target: Target; readonly dispose: () => void };

/**
 * @param columns digits / 4
 * @param rows units / 4
 */
export function createQuads({ gl, textures }: Gpu, columns: number, rows: number): Quads {
  const texture = textures.create('float4', columns, rows, LAYERS);
  const target = layersTarget(gl, texture, LAYERS);
  return {
    texture,
    target,
    dispose: () => {
      gl.deleteFramebuffer(target.framebuffer);
      textures.delete(texture);
    },
  };
}

/**
 * Digits one after the other as quads.
 *
 * @param values [count * size], taken times `scale`
 * @param columns of the quads: at least count / 4
 */
export function packQuads(
  values: Float32Array,
  size: number,
  columns: number,
  rows: number,
  scale: number,
): Float32Array {
  const packed = new Float32Array(16 * columns * rows);
  for (let index = 0; index < values.length; index++) {
    const digit = Math.floor(index / size);
    packed[quadIndex(digit, index % size, columns, rows)] = scale * values[index]!;
  }
  return packed;
}

/** The first rows of all four layers, for `count` digits. */
export function quadAreas({ texture }: Quads, count: number, rows: number): ReadArea[] {
  const width = Math.ceil(count / 4);
  return Array.from({ length: LAYERS }, (_, layer) => ({ texture, layer, y: 0, width, height: rows }));
}

/**
 * What `quadAreas` read, digit by digit.
 *
 * @returns [count * size]
 */
export function unpackQuads(layers: readonly Float32Array[], count: number, size: number): Float32Array {
  const width = Math.ceil(count / 4);
  return Float32Array.from({ length: count * size }, (_, index) => {
    const digit = Math.floor(index / size);
    const unit = index % size;
    return layers[unit % 4]![quadIndex(digit, unit - (unit % 4), width, 0)]!;
  });
}

/** Where a unit's number for a digit lies in the layers, one after the other. */
function quadIndex(digit: number, unit: number, columns: number, rows: number): number {
  const texel = ((unit % 4) * rows + Math.floor(unit / 4)) * columns + Math.floor(digit / 4);
  return 4 * texel + (digit % 4);
}
