import { CLASS_COUNT, type Digits, IMAGE_SIZE } from './digits';
import { IdxError, type IdxProblem, parseIdxImages, parseIdxLabels } from './idx';

export type IdxPairProblem =
  /** one of the files is not IDX as it should be */
  | { readonly kind: 'idx'; readonly file: 'images' | 'labels'; readonly problem: IdxProblem }
  /** pictures of other sizes than 28x28 */
  | { readonly kind: 'imageSize'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'countsDiffer'; readonly images: number; readonly labels: number }
  /** a label that is no digit; `index` counts from 0 */
  | { readonly kind: 'wrongLabel'; readonly index: number; readonly label: number }
  | { readonly kind: 'empty' };

export type IdxPair =
  | { readonly ok: true; readonly digits: Digits }
  | { readonly ok: false; readonly problem: IdxPairProblem };

/** Digits from a file of images and one of labels, as MNIST is published. Total: whatever the bytes are. */
export function parseIdxPair(imagesFile: Uint8Array, labelsFile: Uint8Array): IdxPair {
  const images = attempt('images', () => parseIdxImages(imagesFile));
  if (!images.ok) return images;
  const labels = attempt('labels', () => parseIdxLabels(labelsFile));
  if (!labels.ok) return labels;
  const { count, rows, columns, pixels } = images.value;
  const problem = problemOf(count, rows, columns, labels.value);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, digits: { images: pixels.slice(), labels: labels.value.slice() } };
}

function attempt<T>(
  file: 'images' | 'labels',
  parse: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: IdxPairProblem } {
  try {
    return { ok: true, value: parse() };
  } catch (thrown) {
    if (!(thrown instanceof IdxError)) throw thrown;
    return { ok: false, problem: { kind: 'idx', file, problem: thrown.kind } };
  }
}

function problemOf(count: number, rows: number, columns: number, labels: Uint8Array): IdxPairProblem | null {
  if (rows !== IMAGE_SIZE || columns !== IMAGE_SIZE) return { kind: 'imageSize', rows, columns };
  if (count !== labels.length) return { kind: 'countsDiffer', images: count, labels: labels.length };
  if (count === 0) return { kind: 'empty' };
  const index = labels.findIndex((label) => label >= CLASS_COUNT);
  return index < 0 ? null : { kind: 'wrongLabel', index, label: labels[index]! };
}
