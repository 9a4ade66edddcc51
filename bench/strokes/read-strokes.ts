import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Drawing, type LineProblem, parseDrawing } from './drawing';

/** What a line of a file holds; empty lines are passed over. */
export type Line = {
  /** the first is 1 */
  readonly number: number;
  readonly content: Drawing | LineProblem;
};

/** A file of strokes can't be read. The message is for people. */
export class StrokesFileError extends Error {
  override readonly name = 'StrokesFileError';
}

/**
 * Reads a file of drawings, one a line, gzipped or not, line by line: it need not fit into memory.
 *
 * @throws StrokesFileError if there is no such file, or its gzip is damaged
 */
export async function* readStrokes(file: string): AsyncGenerator<Line> {
  let number = 0;
  try {
    for await (const text of linesOf(file)) {
      number++;
      const line = text.trim();
      if (line !== '') yield { number, content: parseDrawing(line) };
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new StrokesFileError(`there is no file ${file}`);
    throw new StrokesFileError(`${file} cannot be read after line ${number}: ${message}`);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of await textOf(file)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

/** The file's text in pieces. An error of the file reaches whoever reads the unzipped stream. */
async function textOf(file: string): Promise<AsyncIterable<string>> {
  const zipped = await isGzip(file);
  const bytes = createReadStream(file);
  const stream = zipped ? pipeline(bytes, createGunzip(), () => {}) : bytes;
  return stream.setEncoding('utf8') as AsyncIterable<string>;
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
