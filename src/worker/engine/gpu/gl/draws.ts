import type { Program } from './programs';
import type { Target } from './targets';
import type { Texture } from './textures';

/** One draw: a program, what it reads, where it writes, and its numbers, which change from step to step. */
export type Pass = {
  readonly program: Program;
  readonly textures: readonly Texture[];
  readonly target: Target;
  /** first row written, and how many; all if not given */
  readonly rows?: readonly [first: number, count: number];
  /** columns written; all if not given */
  columns?: number;
  /** the shader's `ivec4 size` */
  readonly size: Int32Array;
  /** the shader's `vec4 rates` */
  readonly rates?: Float32Array;
  /** the shader's `vec4 penalties` */
  readonly penalties?: Float32Array;
};

/** Draws passes one after the other, between which nobody else draws. */
export type Draws = { readonly run: (passes: readonly Pass[]) => void; readonly dispose: () => void };

/**
 * Draws on a context that TensorFlow.js draws on, too. TensorFlow.js sets program, framebuffer, viewport, textures and
 * vertex array for each of its own draws, but the scissor test only once: so it is left as it was found.
 */
export function createDraws(gl: WebGL2RenderingContext): Draws {
  const vertexArray = gl.createVertexArray();

  function draw(pass: Pass): void {
    const { target, textures, rows, columns } = pass;
    const uniforms = pass.program.select();
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    const [first, count] = rows ?? [0, target.height];
    gl.viewport(0, first, columns ?? target.width, count);
    for (let unit = 0; unit < textures.length; unit++) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(textures[unit]!.target, textures[unit]!.handle);
    }
    gl.uniform4iv(uniforms.size, pass.size);
    if (pass.rates !== undefined) gl.uniform4fv(uniforms.rates, pass.rates);
    if (pass.penalties !== undefined) gl.uniform4fv(uniforms.penalties, pass.penalties);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  return {
    run: (passes) => {
      gl.bindVertexArray(vertexArray);
      gl.disable(gl.SCISSOR_TEST);
      try {
        for (const pass of passes) draw(pass);
      } finally {
        gl.enable(gl.SCISSOR_TEST);
        gl.bindVertexArray(null);
      }
    },
    dispose: () => gl.deleteVertexArray(vertexArray),
  };
}
