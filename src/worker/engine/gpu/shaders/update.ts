import type { ShaderSource } from '../gl/programs';
import { four, QUAD_OUTPUTS, shader } from './glsl';
import type { OptimizerShader } from './optimizer';

const SLOTS = ['slot0', 'slot1'] as const;

/** The gradients of one unit's weight for each of four units, from its input `a` for four digits. */
const dots = (a: string): string => `vec4(dot(${a}, d0), dot(${a}, d1), dot(${a}, d2), dot(${a}, d3))`;

const DELTAS = four('vec4 d# = texelFetch(deltas, ivec3(quad, at.x, #), 0);');

/**
 * The gradient of a layer's weights, summed over the batch: four layers hold the rows of four inputs. A draw of its own
 * pays where there is much to sum, since it fetches each number for sixteen products, and not for four.
 *
 * size: row of the bias here, columns of quads
 *
 * @param sparse most of the input is zero: blocks of it that are zero everywhere are passed over
 */
export function gradientShader(sparse: boolean): ShaderSource {
  const sum = `${DELTAS}\n${four(`s# += ${dots('a#')};`)}`;
  return shader({
    samplers: [
      ['quads', 'inputs'],
      ['quads', 'deltas'],
    ],
    outputs: QUAD_OUTPUTS,
    main: `${four('vec4 s# = vec4(0.0);')}
if (at.y == size.x) {
  for (int quad = 0; quad < size.y; quad++) {
    ${DELTAS}
    s0 += ${dots('vec4(1.0)')};
  }
} else {
  for (int quad = 0; quad < size.y; quad++) {
    ${four('vec4 a# = texelFetch(inputs, ivec3(quad, at.y, #), 0);')}
    ${sparse ? `if (dot(a0 + a1 + a2 + a3, vec4(1.0)) != 0.0) {\n${sum}\n}` : sum}
  }
}
${four('out# = s#;')}`,
  });
}

/** The optimiser's step with a gradient that `gradientShader` summed. Numbers as for `updateShader`. */
export function applyShader(optimizer: OptimizerShader): ShaderSource {
  return stepShader(
    optimizer,
    [['quads', 'gradient']],
    'vec4 g = texelFetch(gradient, ivec3(at.x, at.y / 4, at.y % 4), 0);',
  );
}

/**
 * The gradient of four weights, summed over the batch, and the optimiser's step with it, in one draw.
 *
 * size: row of the bias, columns of quads; rates: see the optimiser; penalties: l1, l2, decay
 */
export function updateShader(optimizer: OptimizerShader): ShaderSource {
  return stepShader(
    optimizer,
    [
      ['quads', 'inputs'],
      ['quads', 'deltas'],
    ],
    `vec4 g = vec4(0.0);
for (int quad = 0; quad < size.y; quad++) {
  vec4 a = at.y == size.x ? vec4(1.0) : texelFetch(inputs, ivec3(quad, at.y / 4, at.y % 4), 0);
  ${DELTAS}
  g += ${dots('a')};
}`,
  );
}

function stepShader(
  optimizer: OptimizerShader,
  sources: readonly (readonly ['quads', string])[],
  gradient: string,
): ShaderSource {
  const slots = SLOTS.slice(0, optimizer.slots);
  return shader({
    samplers: [
      ...sources,
      ['kernel', 'kernel'],
      ...slots.map((name) => ['kernel', `${name}Before`] as const),
    ],
    outputs: ['w', ...slots],
    main: `${gradient}
vec4 before = texelFetch(kernel, at, 0);
if (at.y != size.x) g += penalties.x * sign(before) + 2.0 * penalties.y * before;
w = before - penalties.z * before;
${slots.map((name) => `${name} = texelFetch(${name}Before, at, 0);`).join('\n')}
${optimizer.update}`,
  });
}
