/**
 * IDX, the format MNIST is published in. Source: the section "The IDX file format" of Y. LeCun's page
 * "The MNIST database of handwritten digits" (yann.lecun.com/exdb/mnist).
 *
 *     magic number         2 zero bytes, type of the data (0x08 is unsigned byte), number of dimensions
 *     size of dimension 0  32 bits, most significant byte first
 *     ...
 *     data                 the last dimension changes fastest
 *
 * Only the two kinds MNIST uses are read: unsigned bytes in three dimensions (images) and in one (labels).
 */

const UNSIGNED_BYTE = 0x08;

export type IdxProblem =
  /** the file ends inside the header */
  | 'short-header'
  /** not IDX, or IDX of another type or number of dimensions (labels where images are wanted) */
  | 'wrong-magic'
  /** a picture without pixels */
  | 'empty-image'
  /** fewer bytes of data than the header announces */
  | 'truncated'
  /** more bytes of data than the header announces */
  | 'trailing-bytes';

/** Why a file could not be read as IDX. */
export class IdxError extends Error {
  override readonly name = 'IdxError';
  readonly kind: IdxProblem;

  constructor(kind: IdxProblem, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** An IDX file of pictures. */
export type IdxImages = {
  readonly count: number;
  /** pixels */
  readonly rows: number;
  /** pixels */
  readonly columns: number;
  /** [count * rows * columns], a view of the file, not a copy */
  readonly pixels: Uint8Array;
};

/**
 * Reads a file of images (magic number 0x00000803).
 *
 * @param file the whole file, not compressed
 * @throws IdxError, and nothing else
 */
export function parseIdxImages(file: Uint8Array): IdxImages {
  const { sizes, data } = parseIdx(file, 3);
  const [count, rows, columns] = sizes as [number, number, number];
  if (rows === 0 || columns === 0) {
    throw new IdxError('empty-image', `the images are ${rows}x${columns} pixels`);
  }
  return { count, rows, columns, pixels: data };
}

/**
 * Reads a file of labels (magic number 0x00000801).
 *
 * @param file the whole file, not compressed
 * @returns [count], a view of the file, not a copy. Any byte is a label to IDX: whether it is 0..9 is for the caller.
 * @throws IdxError, and nothing else
 */
export function parseIdxLabels(file: Uint8Array): Uint8Array {
  return parseIdx(file, 1).data;
}

function parseIdx(file: Uint8Array, dimensions: number): { sizes: number[]; data: Uint8Array } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 4) {
    throw new IdxError('short-header', `${file.length} bytes are too few for a magic number`);
  }
  const wanted = (UNSIGNED_BYTE << 8) | dimensions;
  const magic = view.getUint32(0);
  if (magic !== wanted) {
    throw new IdxError('wrong-magic', `magic number ${hex(magic)} where ${hex(wanted)} was expected`);
  }
  const headerBytes = 4 + 4 * dimensions;
  if (file.length < headerBytes) {
    throw new IdxError('short-header', `${file.length} bytes are too few for a header of ${headerBytes}`);
  }
  const sizes = Array.from({ length: dimensions }, (_, dimension) => view.getUint32(4 + 4 * dimension));
  // Three sizes of 32 bits multiply beyond 2^53; the product is then rounded, but still far above any file's length.
  const announced = sizes.reduce((product, size) => product * size, 1);
  const data = file.subarray(headerBytes);
  if (data.length < announced) {
    throw new IdxError('truncated', `${data.length} bytes of data where ${announced} were announced`);
  }
  if (data.length > announced) {
    throw new IdxError('trailing-bytes', `${data.length} bytes of data where ${announced} were announced`);
  }
  return { sizes, data };
}

function hex(magic: number): string {
  return `0x${magic.toString(16).padStart(8, '0')}`;
}
