import { type Digits, IMAGE_PIXELS } from '../../../core/data/digits';
import { type IdxPairProblem, idxKind, parseIdxPair } from '../../../core/data/idx-write';
import { isDigit, type OwnDigit, strokeBytes } from '../../../core/data/own-digits';
import { parseStrokeFile, type StrokeDigit, type StrokeFileProblem } from '../../../core/data/stroke-file';
import { createPace, type Pace } from './pace';

/** The part of `File` that is used. */
export type ImportFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Why nothing was taken from some files; `file` is the name of the one that is the matter. */
export type ImportProblem =
  /** all files together are larger than `IMPORT_BYTES` */
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'unreadable'; readonly file: string }
  /** IDX files come in twos: one of images, one of labels */
  | { readonly kind: 'pairMissing' }
  | { readonly kind: 'idx'; readonly problem: IdxPairProblem }
  | { readonly kind: 'strokes'; readonly file: string; readonly problem: StrokeFileProblem };

export type Import =
  | {
      readonly ok: true;
      readonly digits: readonly ImportedDigit[];
      /** entries that are no digits, that show nothing, or for which there was no room */
      readonly skipped: number;
    }
  | { readonly ok: false; readonly problem: ImportProblem };

export type ImportedDigit = Pick<OwnDigit, 'label' | 'strokes' | 'pixels'>;

/** More than 10,000 digits need in either format, and little enough for a tab. */
export const IMPORT_BYTES = 20_000_000;

/**
 * Reads digits from stroke files (see `parseStrokeFile`) and a pair of IDX files, told apart by their content. All of the
 * files are taken, or none.
 *
 * @param room most digits that are taken
 */
export async function importDigits(files: readonly ImportFile[], room: number): Promise<Import> {
  if (files.reduce((sum, { size }) => sum + size, 0) > IMPORT_BYTES) return failed({ kind: 'tooLarge' });
  const idx: Uint8Array[] = [];
  const drawn: StrokeDigit[] = [];
  let skipped = 0;
  for (const file of files) {
    const bytes = await bytesOf(file);
    if (bytes === null) return failed({ kind: 'unreadable', file: file.name });
    if (idxKind(bytes) !== undefined) {
      idx.push(bytes);
      continue;
    }
    const parsed = parseStrokeFile(new TextDecoder().decode(bytes));
    if (!parsed.ok) return failed({ kind: 'strokes', file: file.name, problem: parsed.problem });
    drawn.push(...parsed.digits);
    skipped += parsed.skipped.length;
  }
  const pictures = picturesOf(idx);
  if (pictures !== null && !pictures.ok) return pictures;

  const found = drawn.length + (pictures?.digits.labels.length ?? 0);
  const digits = [
    ...(await prepared(drawn.slice(0, room), createPace())),
    ...(pictures === null ? [] : withInk(pictures.digits)),
  ].slice(0, room);
  return { ok: true, digits, skipped: skipped + found - digits.length };
}

function failed(problem: ImportProblem): Extract<Import, { readonly ok: false }> {
  return { ok: false, problem };
}

/** Null where the file is gone, or may not be read. */
async function bytesOf(file: ImportFile): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/** The digits of a pair of files in either order; null where there are no files. */
function picturesOf(
  files: readonly Uint8Array[],
): { readonly ok: true; readonly digits: Digits } | Extract<Import, { readonly ok: false }> | null {
  if (files.length === 0) return null;
  const images = files.find((file) => idxKind(file) === 'images');
  const labels = files.find((file) => idxKind(file) === 'labels');
  if (files.length !== 2 || !images || !labels) return failed({ kind: 'pairMissing' });
  const pair = parseIdxPair(images, labels);
  return pair.ok ? pair : failed({ kind: 'idx', problem: pair.problem });
}

/** Without those that leave nothing to be seen. */
async function prepared(drawn: readonly StrokeDigit[], pace: Pace): Promise<ImportedDigit[]> {
  const digits: ImportedDigit[] = [];
  for (const { label, strokes } of drawn) {
    await pace();
    const pixels = strokeBytes(strokes);
    if (pixels !== undefined) digits.push({ label, strokes, pixels });
  }
  return digits;
}

function withInk({ images, labels }: Digits): ImportedDigit[] {
  const digits: ImportedDigit[] = [];
  labels.forEach((label, index) => {
    // Copies: what is kept in a database takes its whole buffer along.
    const pixels = images.slice(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS);
    if (isDigit(label) && pixels.some((ink) => ink > 0)) digits.push({ label, strokes: null, pixels });
  });
  return digits;
}
