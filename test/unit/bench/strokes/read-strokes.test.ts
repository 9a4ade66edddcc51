import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Line, readStrokes } from '../../../../bench/strokes/read-strokes';
import { surveyFile } from '../../../../bench/strokes/survey';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-strokes-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function written(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'some.jsonl');
  await writeFile(file, content);
  return file;
}

async function linesOf(file: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of readStrokes(file)) lines.push(line);
  return lines;
}

const one = (label: unknown, side = 10) =>
  JSON.stringify({
    label,
    strokes: [
      [
        [0, 0],
        [side, 1],
      ],
    ],
  });

describe('readStrokes', () => {
  it('numbers lines as an editor does, with and without gzip, whatever the name', async () => {
    const text = `\uFEFF${one(1)}\r\n\r\n  \nnonsense\n${one('ö')}`;
    for (const content of [text, gzipSync(text)]) {
      expect(await linesOf(await written(content))).toMatchObject([
        { number: 1, content: { label: 1 } },
        { number: 4, content: 'not-json' },
        { number: 5, content: { label: 'ö' } },
      ]);
    }
  });

  it('joins lines that come in pieces', async () => {
    const labels = Array.from({ length: 3000 }, (_, index) => `${'é'.repeat(index % 50)}${index}`);
    const lines = await linesOf(await written(labels.map((label) => one(label)).join('\n')));
    expect(lines.map(({ content }) => (content as { label: string }).label)).toEqual(
      labels.map((label, index) => (index < 10 && index === Number(label) ? index : label)),
    );
  });

  it('finds nothing in an empty file', async () => {
    expect(await linesOf(await written(''))).toEqual([]);
  });

  it('says which file is missing, and which is damaged', async () => {
    await expect(linesOf(join(folder, 'gone.jsonl'))).rejects.toThrow(/there is no file .*gone\.jsonl/);
    const zipped = gzipSync(Array.from({ length: 100 }, () => one(1)).join('\n'));
    const file = await written(zipped.subarray(0, -10));
    await expect(linesOf(file)).rejects.toMatchObject({ name: 'StrokesFileError' });
    await expect(linesOf(folder)).rejects.toMatchObject({ name: 'StrokesFileError' });
  });
});

describe('surveyFile', () => {
  it('counts drawings and names bad lines; the median side becomes 180 pad units', async () => {
    const blank = '{"label": 1, "strokes": [[]]}';
    const file = await written([one(1, 90), '{}', one('dot', 1), blank, one(3, 1000), '7'].join('\n'));
    expect(await surveyFile(file)).toEqual({
      file,
      scale: 2,
      drawings: 4,
      skipped: [
        { number: 2, problem: 'label' },
        { number: 6, problem: 'not-an-object' },
      ],
    });
  });
});
