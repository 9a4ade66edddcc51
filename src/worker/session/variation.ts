import { type Random, seededRandom } from '../../core/random/random';

/** Keeps these random numbers apart from others of the same seed. The letters "augm". */
const AUGMENT_STREAM = 0x6175676d;

/** What varies a digit when it is learnt from: in another epoch it is varied otherwise. @param epoch from 0 */
export function variationOf(seed: number, epoch: number, digit: number): Random {
  return seededRandom(seed ^ Math.imul(epoch + 1, 0x9e3779b1), AUGMENT_STREAM + digit);
}
