import type { Redraw } from '../../core/data/augment-redraw';
import { type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import { createTeacher } from '../../core/data/teach';
import type { Teaching } from '../../core/data/teaching';
import type { BrowseQuery } from '../../protocol/messages';

const AS_THEY_ARE: Teaching = { styleShare: 0, augmentation: null, trainingSize: 0, seed: 0 };

/**
 * The digits of a set that a query means.
 *
 * @param most that are returned
 * @returns their indices, and how many answer the query; an index outside the set is left out
 */
export function findDigits(
  { labels }: Digits,
  which: BrowseQuery,
  most: number,
): { readonly indices: readonly number[]; readonly total: number } {
  if ('indices' in which) {
    const indices = which.indices.filter((index) => labels[index] !== undefined).slice(0, most);
    return { indices, total: indices.length };
  }
  const { label, offset } = which;
  const count = Math.min(which.count, most);
  if (label === null) {
    const length = Math.max(0, Math.min(count, labels.length - offset));
    return { indices: Array.from({ length }, (_, place) => offset + place), total: labels.length };
  }
  const indices: number[] = [];
  let total = 0;
  for (const [index, found] of labels.entries()) {
    if (found !== label) continue;
    if (total >= offset && indices.length < count) indices.push(index);
    total += 1;
  }
  return { indices, total };
}

/** Digits that a page shows. */
type ShownDigits = Digits & {
  /** [count] 1 where a handwriting style wrote it in place of the digit, else 0 */
  readonly written: Uint8Array;
};

/** Copies of these digits, as they are or as the first epoch of a run is taught them, whose variants `redraw` draws. */
export function digitsAt(
  digits: Digits,
  indices: readonly number[],
  taught: Teaching | null,
  redraw: Redraw,
): ShownDigits {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  const teach = createTeacher(taught ?? AS_THEY_ARE, { redraw });
  const written = indices.map((index, place) => teach(digits, index, 0, images, place * IMAGE_PIXELS));
  return {
    images,
    labels: Uint8Array.from(indices, (index) => digits.labels[index]!),
    written: Uint8Array.from(written, Number),
  };
}
