import type { GpuContext } from './context';

/** A fragment shader; its samplers are bound to textures in this order. */
export type ShaderSource = { readonly fragment: string; readonly samplers: readonly string[] };

/** A program, compiled in the background from the moment it is asked for. */
export type Program = {
  /** Makes it the one that draws; waits for its compilation the first time. @throws Error when it does not compile */
  readonly select: () => ProgramUniforms;
};

/** Where its numbers go; null where the shader has none. */
export type ProgramUniforms = {
  readonly size: WebGLUniformLocation | null;
  readonly rates: WebGLUniformLocation | null;
  readonly penalties: WebGLUniformLocation | null;
};

/** Programs by their source, shared by all networks of an engine. */
export type Programs = {
  readonly get: (source: ShaderSource) => Program;
  readonly count: () => number;
  readonly dispose: () => void;
};

/** One triangle that covers the target; its corners are told from their numbers, so that no buffer is needed. */
const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;

export function createPrograms({ gl, check }: GpuContext): Programs {
  const vertex = compile(gl, gl.VERTEX_SHADER, VERTEX);
  const programs = new Map<string, { readonly program: Program; readonly handle: WebGLProgram }>();

  function create({ fragment: source, samplers }: ShaderSource): { program: Program; handle: WebGLProgram } {
    const fragment = compile(gl, gl.FRAGMENT_SHADER, source);
    const handle = gl.createProgram();
    gl.attachShader(handle, vertex);
    gl.attachShader(handle, fragment);
    gl.linkProgram(handle);
    gl.deleteShader(fragment); // once the program goes
    let uniforms: ProgramUniforms | null = null;

    function locate(): ProgramUniforms {
      // To ask for the status any earlier would wait for the compiler.
      if (!gl.getProgramParameter(handle, gl.LINK_STATUS)) {
        check();
        throw new Error(`a shader does not compile: ${gl.getShaderInfoLog(fragment) ?? ''}\n${source}`);
      }
      const place = (name: string) => gl.getUniformLocation(handle, name);
      for (const [unit, name] of samplers.entries()) gl.uniform1i(place(name), unit);
      return { size: place('size'), rates: place('rates'), penalties: place('penalties') };
    }
    const select = () => {
      gl.useProgram(handle);
      uniforms ??= locate();
      return uniforms;
    };
    return { program: { select }, handle };
  }

  return {
    get: (source) => {
      let entry = programs.get(source.fragment);
      if (entry === undefined) {
        entry = create(source);
        programs.set(source.fragment, entry);
      }
      return entry.program;
    },
    count: () => programs.size,
    dispose: () => {
      for (const { handle } of programs.values()) gl.deleteProgram(handle);
      gl.deleteShader(vertex);
      programs.clear();
    },
  };
}

function compile(gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader {
  const shader = gl.createShader(type)!; // null never, by the specification of today
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  return shader;
}
