import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { RegularizerSpec } from '../../../../core/model/network';
import type { Optimizer } from '../shaders/optimizer';
import * as tf from '../tf';

/** A variable and what the optimiser remembers of it. */
export type VariableState = { readonly variable: tf.Variable; readonly slots: tf.Variable[] };

const SLOTS = ['slot0', 'slot1'] as const;

/**
 * The optimiser's step for one variable: our own update rules, run by TensorFlow.js as programs of one draw for each
 * thing that changes. Its own optimisers differ from Keras' in where epsilon stands.
 *
 * @param rates the optimiser's for this step
 * @param regularizer none for a bias
 */
export function updateVariable(
  { variable, slots }: VariableState,
  gradient: tf.Tensor,
  optimizer: Optimizer,
  rates: readonly number[],
  regularizer: RegularizerSpec | undefined,
): void {
  const { l1, l2 } = regularizer ?? { l1: 0, l2: 0 };
  const uniforms = [[...rates], [l1, l2, optimizer.decay, 0]];
  const backend = tf.backend() as MathBackendWebGL;
  const compute = (output: string) => {
    const program = updateProgram(optimizer, variable.shape, output);
    const info = backend.runWebGLProgram(program, [variable, gradient, ...slots], 'float32', uniforms);
    return tf.engine().makeTensorFromTensorInfo(info);
  };
  tf.tidy(() => {
    const [after, ...slotsAfter] = ['w', ...SLOTS.slice(0, slots.length)].map(compute);
    variable.assign(after!);
    for (const [index, slot] of slots.entries()) slot.assign(slotsAfter[index]!);
  });
}

/** @param output which of `w`, `slot0`, `slot1` it gives */
function updateProgram({ shader }: Optimizer, shape: number[], output: string): GPGPUProgram {
  const slots = SLOTS.slice(0, shader.slots);
  return {
    variableNames: ['W', 'G', ...slots.map(nameOf)],
    outputShape: shape,
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'rates', type: 'vec4' },
      { name: 'penalties', type: 'vec4' },
    ],
    userCode: `void main() {
float before = getWAtOutCoords();
float g = getGAtOutCoords() + penalties.x * sign(before) + 2.0 * penalties.y * before;
float w = before - penalties.z * before;
${slots.map((slot) => `float ${slot} = get${nameOf(slot)}AtOutCoords();`).join('\n')}
${shader.update}
setOutput(${output});
}`,
  };
}

/** TensorFlow.js makes its getters' names from a variable's, whose first letter it writes large. */
function nameOf(slot: string): string {
  return slot.charAt(0).toUpperCase() + slot.slice(1);
}
