import { createAugmenter } from '../../core/data/augment';
import { type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import type { BrowseQuery, Request } from '../../protocol/messages';
import { variationOf } from './variation';

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

/** Copies of these digits, as they are or as the first epoch of a run with that augmentation and seed is taught them. */
export function digitsAt(
  digits: Digits,
  indices: readonly number[],
  augmentation: Extract<Request, { type: 'browse' }>['augmentation'],
): Digits {
  const images = new Uint8Array(indices.length * IMAGE_PIXELS);
  const augment = augmentation && createAugmenter(augmentation.spec);
  for (const [place, index] of indices.entries()) {
    const at = index * IMAGE_PIXELS;
    const to = place * IMAGE_PIXELS;
    if (augment !== null) augment(digits.images, at, images, to, variationOf(augmentation!.seed, 0, index));
    else images.set(digits.images.subarray(at, at + IMAGE_PIXELS), to);
  }
  return { images, labels: Uint8Array.from(indices, (index) => digits.labels[index]!) };
}
