import { CLASS_COUNT } from '../../src/core/data/digits';
import { seededRandom, shuffleInPlace } from '../../src/core/random/random';

export type FirstShard = {
  /** digits of each class in shard 0 */
  readonly perClass: number;
  /** they are drawn from this many first originals only */
  readonly drawnFrom: number;
  readonly seed: number;
};

/**
 * The order in which the training digits are packed: first a stratified sample, then all the others as they were.
 *
 * The sample is drawn from the first part of the originals only, so that the end of the packed order is the end of the
 * original order, and a validation set cut from it is the one that everybody else has.
 *
 * The sample is laid out in rounds of ten, each class once in each round: so whoever trains on fewer digits than
 * shard 0 has, or splits it, still has all classes in equal numbers.
 *
 * @param labels [count], in the original order
 * @returns [count]: at each packed index the original index
 * @throws RangeError if some class has fewer than `perClass` digits among the first `drawnFrom`
 */
export function packedOrder(labels: Uint8Array, { perClass, drawnFrom, seed }: FirstShard): Uint32Array {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: CLASS_COUNT }, (_, digit) => {
    const candidates = indicesOf(labels.subarray(0, drawnFrom), digit);
    if (candidates.length < perClass) {
      throw new RangeError(`${candidates.length} of ${perClass} digits of class ${digit} to draw`);
    }
    return shuffleInPlace(candidates, random).slice(0, perClass);
  });

  const order = new Uint32Array(labels.length);
  const taken = new Uint8Array(labels.length);
  let at = 0;
  for (let round = 0; round < perClass; round++) {
    const classes = shuffleInPlace(
      Array.from({ length: CLASS_COUNT }, (_, digit) => digit),
      random,
    );
    for (const digit of classes) {
      const original = drawn[digit]![round]!;
      order[at++] = original;
      taken[original] = 1;
    }
  }
  for (let original = 0; original < labels.length; original++) {
    if (taken[original] === 0) order[at++] = original;
  }
  return order;
}

function indicesOf(labels: Uint8Array, digit: number): number[] {
  const indices: number[] = [];
  labels.forEach((label, index) => {
    if (label === digit) indices.push(index);
  });
  return indices;
}
