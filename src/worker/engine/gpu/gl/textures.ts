/** What one texel holds. */
export type TextureFormat =
  /** four numbers */
  | 'float4'
  /** four bytes, read as 0..1 */
  | 'byte4'
  /** an unsigned number */
  | 'uint'
  /** an unsigned byte */
  | 'ubyte';

export type Texture = {
  readonly handle: WebGLTexture;
  /** TEXTURE_2D or TEXTURE_2D_ARRAY */
  readonly target: GLenum;
  readonly format: TextureFormat;
  readonly width: number;
  readonly height: number;
  /** null for a texture without layers */
  readonly layers: number | null;
  readonly bytes: number;
};

/** Makes textures and keeps count of them. */
export type Textures = {
  /** A texture of zeros. @param layers for a texture of several layers, an array */
  readonly create: (format: TextureFormat, width: number, height: number, layers?: number | null) => Texture;
  readonly delete: (texture: Texture) => void;
  readonly count: () => number;
  readonly bytes: () => number;
};

export function createTextures(gl: WebGL2RenderingContext): Textures {
  const all = new Set<Texture>();

  return {
    create: (format, width, height, layers = null) => {
      const { internal, bytes } = formatOf(gl, format);
      const target = layers === null ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY;
      const handle = gl.createTexture();
      gl.bindTexture(target, handle);
      gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      if (layers === null) gl.texStorage2D(target, 1, internal, width, height);
      else gl.texStorage3D(target, 1, internal, width, height, layers);
      gl.bindTexture(target, null);
      const texture = {
        handle,
        target,
        format,
        width,
        height,
        layers,
        bytes: width * height * (layers ?? 1) * bytes,
      };
      all.add(texture);
      return texture;
    },
    delete: (texture) => {
      if (all.delete(texture)) gl.deleteTexture(texture.handle);
    },
    count: () => all.size,
    bytes: () => [...all].reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** Fills a texture, or all its layers. @param values as many as fit */
export function fillTexture(gl: WebGL2RenderingContext, texture: Texture, values: Float32Array): void {
  const { width, height, layers } = texture;
  write(gl, texture, () => {
    const { layout, type } = formatOf(gl, texture.format);
    if (layers === null) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, layout, type, values);
    else gl.texSubImage3D(texture.target, 0, 0, 0, 0, width, height, layers, layout, type, values);
  });
}

/** How equal pieces lie in a texture: side by side, row by row. */
export type PieceLayout = {
  readonly piecesARow: number;
  readonly texelsAPiece: number;
  /** numbers in `values` */
  readonly numbersAPiece: number;
};

/**
 * Writes the pieces from `from` up to, not including, `to`. Those of the first row are all written again: whole rows go up
 * in one call.
 *
 * @param values all the pieces, from the first on
 */
export function writePieces(
  gl: WebGL2RenderingContext,
  texture: Texture,
  values: Uint8Array | Uint32Array,
  { piecesARow, texelsAPiece, numbersAPiece }: PieceLayout,
  from: number,
  to: number,
): void {
  const { layout, type } = formatOf(gl, texture.format);
  const first = Math.floor(from / piecesARow);
  const whole = Math.floor(to / piecesARow);
  const rest = to - whole * piecesARow;
  const put = (row: number, rows: number, pieces: number) => {
    const offset = row * piecesARow * numbersAPiece;
    const width = pieces * texelsAPiece;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, row, width, rows, layout, type, values, offset);
  };
  write(gl, texture, () => {
    if (whole > first) put(first, whole - first, piecesARow);
    if (rest > 0) put(whole, 1, rest);
  });
}

function write(gl: WebGL2RenderingContext, { target, handle }: Texture, put: () => void): void {
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(target, handle);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  put();
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4); // as TensorFlow.js takes it for granted
  gl.bindTexture(target, null);
}

/** @returns bytes: of one texel */
function formatOf(
  gl: WebGL2RenderingContext,
  format: TextureFormat,
): { internal: GLenum; layout: GLenum; type: GLenum; bytes: number } {
  switch (format) {
    case 'float4':
      return { internal: gl.RGBA32F, layout: gl.RGBA, type: gl.FLOAT, bytes: 16 };
    case 'byte4':
      return { internal: gl.RGBA8, layout: gl.RGBA, type: gl.UNSIGNED_BYTE, bytes: 4 };
    case 'uint':
      return { internal: gl.R32UI, layout: gl.RED_INTEGER, type: gl.UNSIGNED_INT, bytes: 4 };
    case 'ubyte':
      return { internal: gl.R8UI, layout: gl.RED_INTEGER, type: gl.UNSIGNED_BYTE, bytes: 1 };
    default:
      return format satisfies never;
  }
}
