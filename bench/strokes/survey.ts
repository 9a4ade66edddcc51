import type { LineProblem } from './drawing';
import { readStrokes } from './read-strokes';
import { drawingSide, padScale } from './scale';

/** What must be known of a whole file before its first drawing can be read. */
export type Survey = {
  readonly file: string;
  /** pad units for a unit of the file */
  readonly scale: number;
  readonly drawings: number;
  readonly skipped: readonly SkippedLine[];
};

/** A line that could not be used. */
export type SkippedLine = { readonly number: number; readonly problem: LineProblem };

/**
 * Goes through a file once.
 *
 * @throws StrokesFileError
 */
export async function surveyFile(file: string): Promise<Survey> {
  const sides: number[] = [];
  const skipped: SkippedLine[] = [];
  let drawings = 0;
  for await (const { number, content } of readStrokes(file)) {
    if (typeof content === 'string') {
      skipped.push({ number, problem: content });
      continue;
    }
    drawings++;
    const side = drawingSide(content);
    if (side !== null) sides.push(side);
  }
  return { file, scale: padScale(sides), drawings, skipped };
}
