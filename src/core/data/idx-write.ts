import { CLASS_COUNT, type Digits, IMAGE_PIXELS, IMAGE_SIZE } from './digits';
import { IdxError, type IdxProblem, parseIdxImages, parseIdxLabels } from './idx';
import { MOST_OWN_DIGITS } from './own-digits';

/** Own digits as a pair of IDX files, as MNIST is published in: one of images, one of labels. The format: `idx.ts`. */

const IMAGES_MAGIC = 0x0803;
const LABELS_MAGIC = 0x0801;

/** Why two files are not a pair of own digits. */
export type IdxPairProblem =
  | { readonly kind: 'not-idx'; readonly file: 'images' | 'labels'; readonly problem: IdxProblem }
  | { readonly kind: 'image-size'; readonly rows: number; readonly columns: number }
  | { readonly kind: 'count'; readonly images: number; readonly labels: number }
  /** the first label above 9, its place counted from 0 */
  | { readonly kind: 'label'; readonly index: number; readonly label: number }
  | { readonly kind: 'too-many-digits'; readonly count: number; readonly most: number }
  | { readonly kind: 'no-digits' };

export type IdxPairResult =
  | { readonly ok: true; readonly digits: Digits }
  | { readonly ok: false; readonly problem: IdxPairProblem };

/**
 * A file of images.
 *
 * @param images [count * 784], whole images of 28x28 grey values
 */
export function writeIdxImages(images: Uint8Array): Uint8Array<ArrayBuffer> {
  return written(IMAGES_MAGIC, [Math.floor(images.length / IMAGE_PIXELS), IMAGE_SIZE, IMAGE_SIZE], images);
}

/**
 * A file of labels.
 *
 * @param labels [count]
 */
export function writeIdxLabels(labels: Uint8Array): Uint8Array<ArrayBuffer> {
  return written(LABELS_MAGIC, [labels.length], labels);
}

/** Which of a pair a file says that it is; undefined for neither. */
export function idxKind(file: Uint8Array): 'images' | 'labels' | undefined {
  if (file.length < 4) return undefined;
  const magic = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(0);
  if (magic === IMAGES_MAGIC) return 'images';
  return magic === LABELS_MAGIC ? 'labels' : undefined;
}

/**
 * Reads a pair of files: 1 to 10,000 images of 28x28 pixels and a label of 0..9 for each. Never throws.
 *
 * @param images the whole file, not compressed
 * @param labels likewise
 * @returns the digits, views of the files, not copies; or the first problem
 */
export function parseIdxPair(images: Uint8Array, labels: Uint8Array): IdxPairResult {
  const pictures = attempt('images', () => parseIdxImages(images));
  if (!pictures.ok) return pictures;
  const { count, rows, columns, pixels } = pictures.value;
  if (rows !== IMAGE_SIZE || columns !== IMAGE_SIZE) return refused({ kind: 'image-size', rows, columns });
  const classes = attempt('labels', () => parseIdxLabels(labels));
  if (!classes.ok) return classes;
  const given = classes.value;
  if (given.length !== count) return refused({ kind: 'count', images: count, labels: given.length });
  if (count === 0) return refused({ kind: 'no-digits' });
  if (count > MOST_OWN_DIGITS) return refused({ kind: 'too-many-digits', count, most: MOST_OWN_DIGITS });
  const index = given.findIndex((label) => label >= CLASS_COUNT);
  if (index >= 0) return refused({ kind: 'label', index, label: given[index]! });
  return { ok: true, digits: { images: pixels, labels: given } };
}

type Attempt<T> = { readonly ok: true; readonly value: T } | Extract<IdxPairResult, { ok: false }>;

function attempt<T>(file: 'images' | 'labels', parse: () => T): Attempt<T> {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    if (error instanceof IdxError) return refused({ kind: 'not-idx', file, problem: error.kind });
    throw error;
  }
}

function refused(problem: IdxPairProblem): Extract<IdxPairResult, { ok: false }> {
  return { ok: false, problem };
}

function written(magic: number, sizes: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = 4 + 4 * sizes.length;
  const file = new Uint8Array(header + data.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, magic);
  sizes.forEach((size, dimension) => {
    view.setUint32(4 + 4 * dimension, size);
  });
  file.set(data, header);
  return file;
}
