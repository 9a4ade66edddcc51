import { idxImages, idxLabels } from '../../../core/data/idx-write';
import type { OwnDigit } from '../../../core/data/own-digits';
import { strokeFileText } from '../../../core/data/stroke-file';
import { toDigits } from './split';

export type ExportedFile = {
  readonly name: string;
  /** as MIME has it */
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** The digits that were drawn, as strokes. Those that came as pictures have none and are left out. */
export function strokeFile(own: readonly OwnDigit[]): ExportedFile {
  const drawn = own.flatMap(({ label, strokes }) => (strokes === null ? [] : [{ label, strokes }]));
  return { name: 'my-digits.json', type: 'application/json', content: strokeFileText(drawn) };
}

/** All digits as two files in MNIST's format, with names as MNIST's have. */
export function idxFiles(own: readonly OwnDigit[]): readonly ExportedFile[] {
  const digits = toDigits(own);
  const type = 'application/octet-stream';
  return [
    { name: 'my-digits-images-idx3-ubyte', type, content: idxImages(digits) },
    { name: 'my-digits-labels-idx1-ubyte', type, content: idxLabels(digits) },
  ];
}
