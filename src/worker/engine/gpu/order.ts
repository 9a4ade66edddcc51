import { INDEX_LAYOUT } from './dataset';
import type { Gpu } from './gl/gpu';
import { type Texture, writePieces } from './gl/textures';
import { INDICES_A_ROW } from './shaders/dataset-layout';

/** The order of the digits of an epoch, on the GPU and off it. */
export type Order = {
  readonly set: (indices: Uint32Array) => void;
  /** @throws Error before the first `set` */
  readonly texture: () => Texture;
  /** How many digits must have arrived for the places from `from` up to, not including, `to`. */
  readonly needed: (from: number, to: number) => number;
  readonly dispose: () => void;
};

export function createOrder({ gl, textures }: Gpu): Order {
  let texture: Texture | null = null;
  let current = new Uint32Array(0);

  return {
    set: (indices) => {
      const rows = Math.max(1, Math.ceil(indices.length / INDICES_A_ROW));
      if (texture === null || texture.height < rows) {
        if (texture !== null) textures.delete(texture);
        texture = textures.create('uint', INDICES_A_ROW, rows);
      }
      writePieces(gl, texture, indices, INDEX_LAYOUT, 0, indices.length);
      current = indices.slice();
    },
    texture: () => {
      if (texture === null) throw new Error('no order is set');
      return texture;
    },
    needed: (from, to) => {
      let most = -1;
      for (let place = from; place < to; place++) most = Math.max(most, current[place] ?? -1);
      return most + 1;
    },
    dispose: () => {
      if (texture !== null) textures.delete(texture);
      texture = null;
    },
  };
}
