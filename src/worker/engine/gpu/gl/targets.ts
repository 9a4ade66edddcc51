import type { Texture } from './textures';

/** Where a draw writes: up to four textures, or up to four layers of one. */
export type Target = {
  readonly framebuffer: WebGLFramebuffer;
  readonly width: number;
  readonly height: number;
};

/** Writes into several textures of one size at once: output `i` goes to texture `i`. */
export function textureTarget(gl: WebGL2RenderingContext, textures: readonly Texture[]): Target {
  return createTarget(gl, textures[0]!, textures.length, (index, attachment) =>
    gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, textures[index]!.handle, 0),
  );
}

/** Writes into the layers of one texture at once: output `i` goes to layer `i`. */
export function layersTarget(gl: WebGL2RenderingContext, texture: Texture, layers: number): Target {
  return createTarget(gl, texture, layers, (layer, attachment) =>
    gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture.handle, 0, layer),
  );
}

function createTarget(
  gl: WebGL2RenderingContext,
  { width, height }: Texture,
  count: number,
  attach: (index: number, attachment: GLenum) => void,
): Target {
  const framebuffer = gl.createFramebuffer();
  const attachments = Array.from({ length: count }, (_, index) => gl.COLOR_ATTACHMENT0 + index);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  for (const [index, attachment] of attachments.entries()) attach(index, attachment);
  gl.drawBuffers(attachments);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  return { framebuffer, width, height };
}
