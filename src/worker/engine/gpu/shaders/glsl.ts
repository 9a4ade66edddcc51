import type { ShaderSource } from '../gl/programs';

/**
 * Numbers of a batch are kept as *quads*: a texture of four layers, in which layer `unit % 4`, column `digit / 4`, row
 * `unit / 4` holds the numbers of one unit for four digits, so that one fetch serves four digits, and a dot product sums
 * over them. A draw that writes four layers at once computes four units for four digits.
 *
 * Kernels are kept as textures in which column `unit / 4`, row `input` holds the weights of four units. The rows are
 * filled up with zeros to a multiple of four, and the bias is the row after them.
 */
export const LAYERS = 4;

/** How many texels, or rows of quads, `units` numbers take. */
export function blocks(units: number): number {
  return Math.ceil(units / 4);
}

/** The row of the batch's quads, after the pixels, that holds the labels; below 0 where there is no digit. */
export const LABEL_ROW = 196;

/** The row of the output's quads, after the classes, that holds losses (layer 0) and right readings (layer 1). */
export const TOTALS_ROW = 3;

/** A whole fragment shader for a draw with `outputs` outputs. */
export function shader(options: {
  /** declared, and bound to a draw's textures, in this order */
  readonly samplers: readonly (readonly [kind: keyof typeof SAMPLERS, name: string])[];
  readonly outputs: readonly string[];
  readonly functions?: readonly string[];
  readonly main: string;
}): ShaderSource {
  const { samplers, outputs, functions = [], main } = options;
  return {
    fragment: [
      '#version 300 es',
      'precision highp float;',
      'precision highp int;',
      ...samplers.map(([kind, name]) => `uniform highp ${SAMPLERS[kind]} ${name};`),
      'uniform ivec4 size;',
      'uniform vec4 rates;',
      'uniform vec4 penalties;',
      ...outputs.map((name, index) => `layout(location = ${index}) out vec4 ${name};`),
      ...functions,
      `void main() {\nivec2 at = ivec2(gl_FragCoord.xy);\n${main}\n}`,
    ].join('\n'),
    samplers: samplers.map(([, name]) => name),
  };
}

const SAMPLERS = {
  quads: 'sampler2DArray',
  kernel: 'sampler2D',
  bytes: 'sampler2D',
  whole: 'usampler2D',
} as const;

/** The outputs of a draw that writes quads. */
export const QUAD_OUTPUTS = ['out0', 'out1', 'out2', 'out3'] as const;

/** A number as GLSL writes it. */
export function glslFloat(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The same line for each of the four layers: `#` is its number, `@` the letter of its component. */
export function four(line: string): string {
  return [...'xyzw']
    .map((letter, layer) => line.replaceAll('#', String(layer)).replaceAll('@', letter))
    .join('\n');
}
