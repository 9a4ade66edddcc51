import { type Digits, IMAGE_SIZE } from './digits';

/** IDX of unsigned bytes, see `idx.ts`: the last byte of the magic number is the number of dimensions. */
const MAGIC = 0x0800;

/** The bytes of an IDX file of images, as `parseIdxImages` reads it. @param images [count * 784] */
export function idxImages({ images, labels }: Digits): Uint8Array<ArrayBuffer> {
  return idx([labels.length, IMAGE_SIZE, IMAGE_SIZE], images);
}

/** The bytes of an IDX file of labels, as `parseIdxLabels` reads it. */
export function idxLabels({ labels }: Digits): Uint8Array<ArrayBuffer> {
  return idx([labels.length], labels);
}

function idx(sizes: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = 4 + 4 * sizes.length;
  const file = new Uint8Array(header + data.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC | sizes.length);
  for (const [dimension, size] of sizes.entries()) view.setUint32(4 + 4 * dimension, size);
  file.set(data, header);
  return file;
}
