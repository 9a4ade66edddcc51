import { CLASS_COUNT, type Digits, IMAGE_PIXELS, labelHistogram } from './digits';
import { DIGIT_BYTES, type ShardInfo } from './manifest';

/**
 * The content of a shard, uncompressed: first the pixels of all its digits, 784 bytes each, then their labels,
 * one byte each. Images first, because pixels next to pixels compress better than pixels next to labels, and because
 * both parts can then be used where they lie, without copying.
 */

export type ShardProblem =
  /** not `count * 785` bytes */
  | 'length'
  /** a label above 9 */
  | 'label'
  /** other numbers of each class than announced */
  | 'histogram';

/** Why bytes are not the shard they should be. */
export class ShardError extends Error {
  override readonly name = 'ShardError';
  readonly kind: ShardProblem;

  constructor(kind: ShardProblem, message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * Takes a shard's content apart.
 *
 * @param raw [count * 785], uncompressed
 * @param info what the manifest says of it
 * @returns images [count * 784] and labels [count], views of `raw`, not copies
 * @throws ShardError, and nothing else
 */
export function decodeShard(raw: Uint8Array, info: Pick<ShardInfo, 'count' | 'labels'>): Digits {
  const { count } = info;
  if (raw.length !== count * DIGIT_BYTES) {
    throw new ShardError('length', `${raw.length} bytes where ${count} digits take ${count * DIGIT_BYTES}`);
  }
  const labels = raw.subarray(count * IMAGE_PIXELS);
  const bad = labels.findIndex((label) => label >= CLASS_COUNT);
  if (bad >= 0) throw new ShardError('label', `digit ${bad} is labelled ${labels[bad]}`);
  if (!labelHistogram(labels).every((n, digit) => n === info.labels[digit])) {
    throw new ShardError('histogram', 'the numbers of each class are not those of the manifest');
  }
  return { images: raw.subarray(0, count * IMAGE_PIXELS), labels };
}

/**
 * Lays digits out as a shard's content: the inverse of `decodeShard`.
 *
 * @param digits images [count * 784], labels [count]
 * @returns [count * 785]
 * @throws ShardError 'length' if there is not one label for each image
 */
export function encodeShard(digits: Digits): Uint8Array<ArrayBuffer> {
  const { images, labels } = digits;
  if (images.length !== labels.length * IMAGE_PIXELS) {
    throw new ShardError('length', `${images.length} bytes of images for ${labels.length} labels`);
  }
  const raw = new Uint8Array(labels.length * DIGIT_BYTES);
  raw.set(images);
  raw.set(labels, images.length);
  return raw;
}
