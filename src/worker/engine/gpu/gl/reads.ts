import type { GpuContext } from './context';
import type { Fence } from './fences';
import type { Texture } from './textures';

/** A rectangle of a float texture, from its left edge. */
export type ReadArea = {
  readonly texture: Pick<Texture, 'handle'>;
  /** of a texture of layers */
  readonly layer?: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Reads textures back. */
export type Reads = {
  /**
   * Reads areas as they are now, whatever is drawn after the call: the GPU copies them aside in turn, and the thread is
   * free until it has.
   *
   * @returns one array for each area, row by row, four numbers a texel
   */
  readonly read: (areas: readonly ReadArea[]) => Promise<Float32Array[]>;
  readonly dispose: () => void;
};

export function createReads({ gl, check }: GpuContext, fence: Fence): Reads {
  const framebuffer = gl.createFramebuffer();

  /** Tells the GPU to copy; the areas lie one after the other. */
  function copy(areas: readonly ReadArea[], buffer: WebGLBuffer): void {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.bufferData(
      gl.PIXEL_PACK_BUFFER,
      areas.reduce((sum, area) => sum + bytesOf(area), 0),
      gl.STREAM_READ,
    );
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
    let offset = 0;
    for (const area of areas) {
      const { texture, layer, y, width, height } = area;
      if (layer === undefined) {
        gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture.handle, 0);
      } else {
        gl.framebufferTextureLayer(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, texture.handle, 0, layer);
      }
      gl.readPixels(0, y, width, height, gl.RGBA, gl.FLOAT, offset);
      offset += bytesOf(area);
    }
    gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, null, 0);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  }

  async function read(areas: readonly ReadArea[]): Promise<Float32Array[]> {
    check();
    const buffer = gl.createBuffer();
    copy(areas, buffer);
    try {
      await fence();
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      let offset = 0;
      const arrays = areas.map((area) => {
        const values = new Float32Array(bytesOf(area) / 4);
        gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, offset, values);
        offset += bytesOf(area);
        return values;
      });
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      check(); // lost in between, all this would be zeros
      return arrays;
    } finally {
      gl.deleteBuffer(buffer);
    }
  }

  return { read, dispose: () => gl.deleteFramebuffer(framebuffer) };
}

function bytesOf({ width, height }: ReadArea): number {
  return width * height * 16;
}
