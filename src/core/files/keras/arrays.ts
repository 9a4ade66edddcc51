import { shapeSize } from '../../model/network';
import type { WeightShape } from '../../model/weights';
import type { FileArray } from '../checked-model';
import type { KerasSource } from './network';

/** Where a weights file of Keras 3 has the arrays of all layers, and had them before Keras 2.13. */
export const LAYERS_GROUPS = ['layers', '_layer_checkpoint_dependencies'] as const;

/** Which array of which layer of Keras is one of ours. */
export type ArrayPlace = {
  readonly source: KerasSource;
  /** among those that Keras has for the layer */
  readonly index: number;
  /** whether Keras has it not at all */
  readonly absent: boolean;
};

/** The arrays of a layer in Keras' order: those that it learns, then the others. */
const ROLES: readonly (readonly WeightShape['role'][])[] = [
  ['kernel', 'bias'],
  ['gamma', 'beta', 'moving_mean', 'moving_variance'],
];

/** @param sources as `kerasNetwork` gives them */
export function arrayPlace(sources: readonly KerasSource[], { layer, role }: WeightShape): ArrayPlace {
  const source = sources[layer]!;
  const roles = ROLES.find((list) => list.includes(role))!;
  const present = roles.filter((one) => !source.without.includes(one));
  return { source, index: present.indexOf(role), absent: source.without.includes(role) };
}

/** What an array would have to hold to change nothing: gamma ones, all others zeros. */
export function filledIn({ role, shape }: WeightShape): FileArray {
  const values = () => new Float32Array(shapeSize(shape)).fill(role === 'gamma' ? 1 : 0);
  return { shape, values };
}
