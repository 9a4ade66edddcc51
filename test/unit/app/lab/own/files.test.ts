import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ExportedFile, idxFiles, strokeFile } from '../../../../../src/app/lab/own/export';
import { IMPORT_BYTES, type ImportFile, importDigits } from '../../../../../src/app/lab/own/import';
import { MOST_OWN_DIGITS, type OwnDigit, strokeBytes } from '../../../../../src/core/data/own-digits';
import { DIGITS, sampleDigit } from '../../../../../src/core/ink/samples';
import { type OwnUnderTest, ownDigit, READY, settled, setUpOwn } from './own-under-test';

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): ImportFile =>
  new File([content], name);
const again = ({ name, content }: ExportedFile) => file(name, content);

/** One drawn digit of each label, and a picture. */
const OWN: readonly OwnDigit[] = [
  ...DIGITS.map((label): OwnDigit => {
    const strokes = sampleDigit(label);
    return { id: `${label}`, label, strokes, pixels: strokeBytes(strokes)!, at: label };
  }),
  ownDigit('picture', 5, 99),
];

describe('files of own digits', () => {
  it('carry the strokes of those that were drawn', async () => {
    const imported = await importDigits([again(strokeFile(OWN))], 100);
    if (!imported.ok) throw new Error(imported.problem.kind);
    expect(imported.skipped).toBe(0);
    expect(imported.digits.map(({ label }) => label)).toEqual([...DIGITS]);
    for (const [index, { strokes, pixels }] of imported.digits.entries()) {
      expect(strokes).toHaveLength(OWN[index]!.strokes!.length);
      // Strokes are kept to a hundredth of a pad unit.
      expect(pixels.every((ink, at) => Math.abs(ink - OWN[index]!.pixels[at]!) <= 1)).toBe(true);
    }
  });

  it('carry all of their pixels, whichever file comes first', async () => {
    const files = idxFiles(OWN).map(again);
    for (const pair of [files, files.toReversed()]) {
      const imported = await importDigits(pair, 100);
      expect(imported).toEqual({
        ok: true,
        digits: OWN.map(({ label, pixels }) => ({ label, strokes: null, pixels })),
        skipped: 0,
      });
    }
  });

  it('are read together, as far as there is room', async () => {
    const files = [...idxFiles(OWN), strokeFile(OWN)].map(again);
    expect(await importDigits(files, 15)).toMatchObject({ ok: true, digits: { length: 15 }, skipped: 6 });
  });

  it('are read without what shows nothing', async () => {
    const blank = ownDigit('x', 1, 0);
    const files = idxFiles([{ ...blank, pixels: new Uint8Array(784) }, blank]).map(again);
    expect(await importDigits(files, 15)).toMatchObject({ ok: true, digits: { length: 1 }, skipped: 1 });
  });

  it('are refused with the reason', async () => {
    const problem = async (...files: ImportFile[]) => {
      const imported = await importDigits(files, 100);
      return imported.ok ? null : imported.problem;
    };
    const [images, labels] = idxFiles(OWN).map(again) as [ImportFile, ImportFile];
    expect(await problem(images)).toEqual({ kind: 'pairMissing' });
    expect(await problem(labels, labels)).toEqual({ kind: 'pairMissing' });
    expect(await problem(images, labels, labels)).toEqual({ kind: 'pairMissing' });
    const [, fewer] = idxFiles(OWN.slice(1)).map(again);
    expect(await problem(images, fewer!)).toMatchObject({ kind: 'idx', problem: { kind: 'count' } });
    const cut = idxFiles(OWN)[0]!.content.slice(0, 100) as Uint8Array<ArrayBuffer>;
    expect(await problem(file('cut', cut), labels)).toMatchObject({
      kind: 'idx',
      problem: { file: 'images' },
    });
    expect(await problem(file('a.json', '{"digits": ['))).toMatchObject({
      kind: 'strokes',
      file: 'a.json',
      problem: { kind: 'not-json' },
    });
    expect(await problem(file('b.json', '{}'))).toMatchObject({ problem: { kind: 'not-strokes' } });
    expect(await problem(file('empty', ''))).toMatchObject({ kind: 'strokes' });
    // A good file beside a bad one is not taken either: nothing is half done.
    expect(await problem(again(strokeFile(OWN)), file('b.json', '{}'))).toMatchObject({ file: 'b.json' });
    expect(await problem({ ...images, name: 'x', size: IMPORT_BYTES + 1 })).toEqual({ kind: 'tooLarge' });
    const gone = { name: 'gone', size: 1, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) };
    expect(await problem(gone)).toEqual({ kind: 'unreadable', file: 'gone' });
  });
});

describe('importing', () => {
  let page: OwnUnderTest;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'Date'] });
    page = setUpOwn();
    page.say(...READY);
    await settled();
  });
  afterEach(() => {
    page.end();
    vi.useRealTimers();
  });
  const state = () => page.own.store.getSnapshot();
  const importing = async (...files: ImportFile[]) => {
    const done = page.own.importFiles(files);
    await vi.runOnlyPendingTimersAsync();
    await done;
    await settled();
  };

  it('adds the digits in their order, for the next visit too', async () => {
    await importing(...idxFiles(OWN).map(again));
    expect(state().notice).toEqual({ kind: 'imported', count: 11, skipped: 0 });
    expect(state().digits.map(({ label }) => label)).toEqual(OWN.map(({ label }) => label));
    const ats = state().digits.map(({ at }) => at);
    expect(new Set(ats).size).toBe(11);
    const later = await page.database.own.all();
    expect(later.toSorted((a, b) => a.at - b.at)).toEqual(state().digits);
  });

  it('says what is wrong and changes nothing', async () => {
    await importing(file('b.json', '{}'));
    expect(state()).toMatchObject({
      digits: [],
      notice: {
        kind: 'importFailed',
        problem: { kind: 'strokes', file: 'b.json', problem: { kind: 'not-strokes' } },
      },
    });
  });

  it('stops at the most that can be kept', async () => {
    page.own.store.dispatch({
      type: 'loaded',
      digits: Array.from({ length: MOST_OWN_DIGITS - 2 }, (_, at) => ({ ...OWN[0]!, id: `full-${at}`, at })),
      lasting: true,
    });
    await importing(...idxFiles(OWN).map(again));
    expect(state().notice).toEqual({ kind: 'imported', count: 2, skipped: 9 });
    await importing(...idxFiles(OWN).map(again));
    expect(state().notice).toEqual({ kind: 'full' });
    page.app.store.dispatch({ type: 'sampleLoaded', digit: 8 });
    page.own.keep(8);
    expect(state().digits).toHaveLength(MOST_OWN_DIGITS);
  });
});
