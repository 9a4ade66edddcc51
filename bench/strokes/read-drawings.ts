import { type Preparation, prepareDigit } from '../../src/core/ink/prepare';
import { CLASS_COUNT, INPUT_SIZE } from '../../src/core/model/network';
import type { Drawing } from './drawing';
import { readStrokes } from './read-strokes';
import type { Readers } from './readers';
import { isMisread, type Reading } from './reading';
import { padStrokes } from './scale';
import type { Survey } from './survey';

/** A reading that is wrong, with the picture that was read. */
export type Misread = {
  readonly reading: Reading;
  /** [784], 0 (paper) .. 1 (ink) */
  readonly pixels: Float32Array;
};

export type FileReadings = { readonly readings: readonly Reading[]; readonly misread: readonly Misread[] };

/** Pictures that are held at a time. */
const CHUNK = 1000;

/**
 * Prepares every drawing of a file as the page does, and has it read.
 *
 * @throws StrokesFileError
 */
export async function readDrawings(survey: Survey, readers: Readers): Promise<FileReadings> {
  const readings: Reading[] = [];
  const misread: Misread[] = [];
  for await (const chunk of preparedChunks(survey)) {
    const images = new Float32Array(chunk.length * INPUT_SIZE);
    chunk.forEach(({ preparation }, index) => {
      if (preparation.kind === 'digit') images.set(preparation.pixels, index * INPUT_SIZE);
    });
    const probabilities = await readers.read(images);
    const refused = await readers.refuse?.(images);
    chunk.forEach(({ drawing: { label, writer }, preparation }, index) => {
      const isBlank = preparation.kind === 'blank';
      const from = index * CLASS_COUNT;
      const reading: Reading = {
        label,
        writer,
        probabilities: isBlank ? null : probabilities.slice(from, from + CLASS_COUNT),
        refused: isBlank || (refused?.[index] ?? false),
      };
      readings.push(reading);
      if (!isBlank && isMisread(reading)) misread.push({ reading, pixels: preparation.pixels });
    });
  }
  return { readings, misread };
}

type Prepared = { readonly drawing: Drawing; readonly preparation: Preparation };

async function* preparedChunks({ file, scale }: Survey): AsyncGenerator<readonly Prepared[]> {
  let chunk: Prepared[] = [];
  for await (const { content } of readStrokes(file)) {
    if (typeof content === 'string') continue;
    chunk.push({ drawing: content, preparation: prepareDigit(padStrokes(content, scale)) });
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  yield chunk;
}
