import { writeIdxImages, writeIdxLabels } from '../../../core/data/idx-write';
import { type OwnDigit, ownDigitSet } from '../../../core/data/own-digits';
import { writeStrokeFile } from '../../../core/data/stroke-file';

export type ExportedFile = {
  readonly name: string;
  /** as MIME has it */
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** The digits that were drawn, as strokes. Those that came as pictures have none and are left out. */
export function strokeFile(own: readonly OwnDigit[]): ExportedFile {
  const drawn = own.flatMap(({ label, strokes }) => (strokes === null ? [] : [{ label, strokes }]));
  return { name: 'my-digits.json', type: 'application/json', content: writeStrokeFile(drawn) };
}

/** All digits as two files in MNIST's format, with names as MNIST's have. */
export function idxFiles(own: readonly OwnDigit[]): readonly ExportedFile[] {
  const { images, labels } = ownDigitSet(own);
  const type = 'application/octet-stream';
  return [
    { name: 'my-digits-images-idx3-ubyte', type, content: writeIdxImages(images) },
    { name: 'my-digits-labels-idx1-ubyte', type, content: writeIdxLabels(labels) },
  ];
}
