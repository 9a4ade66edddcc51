import type { Activation } from '../../../../core/model/network';
import type { ShaderSource } from '../gl/programs';
import { ACTIVATION_SHADERS } from './activation';
import { four, QUAD_OUTPUTS, shader } from './glsl';

const SAMPLERS = [
  ['quads', 'inputs'],
  ['kernel', 'kernel'],
] as const;

/** `s0` to `s3` start as the bias of the four units of `block`. */
const bias = (block: string, row: string): string =>
  `vec4 bias = texelFetch(kernel, ivec2(${block}, ${row}), 0);\n${four('vec4 s# = vec4(bias.@);')}`;

/** Adds what the units of `units` make of the input's rows from `first` up to, not including, `last`. */
function sumRows(units: string, first: string, last: string, sparse: boolean): string {
  const products = four(
    `w = texelFetch(kernel, ivec2(${units}, 4 * block + #), 0); s0 += a# * w.x; s1 += a# * w.y; s2 += a# * w.z; s3 += a# * w.w;`,
  );
  return `vec4 w;
for (int block = ${first}; block < ${last}; block++) {
${four('vec4 a# = texelFetch(inputs, ivec3(at.x, block, #), 0);')}
${sparse ? `if (dot(a0 + a1 + a2 + a3, vec4(1.0)) != 0.0) {\n${products}\n}` : products}
}`;
}

const ACTIVATED = four('out# = 4 * at.y + # < size.y ? activate(s#) : vec4(0.0);');

/**
 * A layer's output from its input: four units for four digits each time.
 *
 * size: rows of the input's quads, units
 *
 * @param sparse most of the input is zero: blocks of it that are zero everywhere are passed over
 */
export function forwardShader(activation: Activation, sparse: boolean): ShaderSource {
  return shader({
    samplers: SAMPLERS,
    outputs: QUAD_OUTPUTS,
    functions: [ACTIVATION_SHADERS[activation].activate],
    main: `${bias('at.y', '4 * size.x')}
${sumRows('at.y', '0', 'size.x', sparse)}
${ACTIVATED}`,
  });
}

/**
 * Partial sums of a layer's output, each over a part of its input, one below the other. Where units and digits are few, a GPU
 * would be all but idle, and each of its threads would have a long way to go alone.
 *
 * size: rows of the input's quads, rows of a part, rows of a part's sums
 */
export function partialSumsShader(sparse: boolean): ShaderSource {
  return shader({
    samplers: SAMPLERS,
    outputs: QUAD_OUTPUTS,
    main: `int first = (at.y / size.z) * size.y;
${four('vec4 s# = vec4(0.0);')}
${sumRows('at.y % size.z', 'first', 'min(first + size.y, size.x)', sparse)}
${four('out# = s#;')}`,
  });
}

/**
 * A layer's output from its partial sums.
 *
 * size: rows of the input's quads, units, rows of a part's sums, parts
 */
export function joinSumsShader(activation: Activation): ShaderSource {
  return shader({
    samplers: [
      ['quads', 'sums'],
      ['kernel', 'kernel'],
    ],
    outputs: QUAD_OUTPUTS,
    functions: [ACTIVATION_SHADERS[activation].activate],
    main: `${bias('at.y', '4 * size.x')}
for (int part = 0; part < size.w; part++) {
${four('s# += texelFetch(sums, ivec3(at.x, part * size.z + at.y, #), 0);')}
}
${ACTIVATED}`,
  });
}
