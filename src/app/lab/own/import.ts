import type { OwnDigit } from '../../../core/data/own-digits';
import { parseStrokeFile } from '../../../core/data/stroke-file';

export type ImportProblem = { readonly kind: string };
export type ImportFile = {
  readonly name: string;
  readonly size: number;
  readonly text: () => Promise<string>;
};
export async function importDigits(
  files: readonly ImportFile[],
  _room: number,
): Promise<
  | { readonly ok: true; readonly digits: readonly Omit<OwnDigit, 'id' | 'at'>[]; readonly skipped: number }
  | { readonly ok: false; readonly problem: ImportProblem }
> {
  return parseStrokeFile(await files[0]!.text()) as never;
}
