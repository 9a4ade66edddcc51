import type { Activation } from '../../../../core/model/network';
import type { ShaderSource } from '../gl/programs';
import { ACTIVATION_SHADERS } from './activation';
import { four, QUAD_OUTPUTS, shader } from './glsl';

/**
 * A layer's output from its input: four units for four digits each time.
 *
 * size: rows of the input's quads, units
 *
 * @param sparse most of the input is zero: blocks of it that are zero everywhere are passed over
 */
export function forwardShader(activation: Activation, sparse: boolean): ShaderSource {
  const sum = four(
    'w = texelFetch(kernel, ivec2(at.y, 4 * block + #), 0); s0 += a# * w.x; s1 += a# * w.y; s2 += a# * w.z; s3 += a# * w.w;',
  );
  return shader({
    samplers: [
      ['quads', 'inputs'],
      ['kernel', 'kernel'],
    ],
    outputs: QUAD_OUTPUTS,
    functions: [ACTIVATION_SHADERS[activation].activate],
    main: `vec4 w = texelFetch(kernel, ivec2(at.y, 4 * size.x), 0);
${four('vec4 s# = vec4(w.@);')}
for (int block = 0; block < size.x; block++) {
${four('vec4 a# = texelFetch(inputs, ivec3(at.x, block, #), 0);')}
${sparse ? `if (dot(a0 + a1 + a2 + a3, vec4(1.0)) != 0.0) {\n${sum}\n}` : sum}
}
${four('out# = 4 * at.y + # < size.y ? activate(s#) : vec4(0.0);')}`,
  });
}
