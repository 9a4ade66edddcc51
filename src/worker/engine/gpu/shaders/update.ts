import type { ShaderSource } from '../gl/programs';
import { shader } from './glsl';
import type { OptimizerShader } from './optimizer';

const SLOTS = ['slot0', 'slot1'] as const;

/**
 * The gradient of four weights, summed over the batch, and the optimiser's step with it.
 *
 * size: row of the bias, columns of quads; rates: see the optimiser; penalties: l1, l2, decay
 *
 * @param sparse most of the input is zero: where it is, there is nothing to add
 */
export function updateShader(optimizer: OptimizerShader, sparse: boolean): ShaderSource {
  const slots = SLOTS.slice(0, optimizer.slots);
  const sum = `g += vec4(dot(a, texelFetch(deltas, ivec3(quad, at.x, 0), 0)),
  dot(a, texelFetch(deltas, ivec3(quad, at.x, 1), 0)),
  dot(a, texelFetch(deltas, ivec3(quad, at.x, 2), 0)),
  dot(a, texelFetch(deltas, ivec3(quad, at.x, 3), 0)));`;
  return shader({
    samplers: [
      ['quads', 'inputs'],
      ['quads', 'deltas'],
      ['kernel', 'kernel'],
      ...slots.map((name) => ['kernel', `${name}Before`] as const),
    ],
    outputs: ['w', ...slots],
    main: `bool bias = at.y == size.x;
vec4 g = vec4(0.0);
for (int quad = 0; quad < size.y; quad++) {
vec4 a = bias ? vec4(1.0) : texelFetch(inputs, ivec3(quad, at.y / 4, at.y % 4), 0);
${sparse ? `if (any(notEqual(a, vec4(0.0)))) {\n${sum}\n}` : sum}
}
vec4 before = texelFetch(kernel, at, 0);
if (!bias) g += penalties.x * sign(before) + 2.0 * penalties.y * before;
w = before - penalties.z * before;
${slots.map((name) => `${name} = texelFetch(${name}Before, at, 0);`).join('\n')}
${optimizer.update}`,
  });
}
