import { describe, expect, it } from 'vitest';
import type { WorkspaceContent } from '../../../../src/app/share/workspace/content';
import { WORKSPACE_FILES, weightsPath } from '../../../../src/app/share/workspace/content';
import { readWorkspace } from '../../../../src/app/share/workspace/read';
import { writeWorkspace } from '../../../../src/app/share/workspace/write';
import { unzip, zip } from '../../../../src/core/files/zip';
import { runRecord } from '../lab/runs/support';
import { CONTENT, FULL_RUN } from './workspace-sample';

function readBack(bytes: Uint8Array): { content: WorkspaceContent; left: number } {
  const read = readWorkspace(bytes);
  if (!read.ok) throw new Error(read.problem.kind);
  return read;
}

const refusal = (bytes: Uint8Array) => {
  const read = readWorkspace(bytes);
  return read.ok ? null : read.problem.kind;
};

type Listed = Record<string, unknown> & { runs: Record<string, unknown>[]; own: Record<string, unknown>[] };

/** A sound file with something else in its list, or in one of its other files. */
function changed(change: (list: Listed) => void, files: Record<string, Uint8Array> = {}): Uint8Array {
  const unzipped = unzip(writeWorkspace(CONTENT), { maxBytes: 1e8, maxEntries: 100 });
  if (!unzipped.ok) throw new Error('no zip');
  const all = new Map([...unzipped.files, ...Object.entries(files)]);
  const list = JSON.parse(new TextDecoder().decode(all.get(WORKSPACE_FILES.list))) as Listed;
  change(list);
  all.set(WORKSPACE_FILES.list, new TextEncoder().encode(JSON.stringify(list)));
  return zip([...all]);
}

describe('a workspace file', () => {
  it('brings everything back, numbers that are none included', () => {
    const { content, left } = readBack(writeWorkspace(CONTENT));
    expect(left).toBe(0);
    expect(content.runs.find(({ id }) => id === 'full')).toEqual(FULL_RUN);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect({ ...content, runs: content.runs.toSorted(byId) }).toEqual({
      ...CONTENT,
      runs: CONTENT.runs.toSorted(byId),
    });
  });

  it('has the same bytes for the same content, in whatever order it is kept', () => {
    const bytes = writeWorkspace(CONTENT);
    expect(writeWorkspace(readBack(bytes).content)).toEqual(bytes);
    const otherwise = { ...CONTENT, runs: CONTENT.runs.toReversed(), own: CONTENT.own.toReversed() };
    expect(writeWorkspace(otherwise)).toEqual(bytes);
  });

  it('carries a picture on the pad', () => {
    const picture = Float32Array.from({ length: 784 }, (_, at) => at / 784);
    expect(readBack(writeWorkspace({ ...CONTENT, strokes: [], picture })).content.picture).toEqual(picture);
  });

  it('carries nothing at all', () => {
    const empty: WorkspaceContent = {
      strokes: [],
      penWidth: 20,
      picture: null,
      plan: null,
      preferences: null,
      runs: [],
      weights: [],
      own: [],
    };
    expect(readBack(writeWorkspace(empty)).content).toEqual(empty);
  });

  it('says of a run under way that it has broken off', () => {
    const running = { ...CONTENT, runs: [runRecord('now', { status: 'running' })], weights: [] };
    expect(readBack(writeWorkspace(running)).content.runs[0]!.status).toBe('interrupted');
  });
});

describe('a file that is not sound', () => {
  it.each([
    ['nothing', new Uint8Array(), 'notWorkspace'],
    ['text', new TextEncoder().encode('{"format": "inkling-workspace"}'), 'notWorkspace'],
    ['another zip', zip([['readme.txt', Uint8Array.of(1)]]), 'notWorkspace'],
    ['a list that is no JSON', zip([[WORKSPACE_FILES.list, Uint8Array.of(123)]]), 'damaged'],
    ['half of it', writeWorkspace(CONTENT).slice(0, 500), 'damaged'],
    ['one of a later version', changed((list) => Object.assign(list, { version: 2 })), 'newer'],
    ['one of no version', changed((list) => Object.assign(list, { version: 'x' })), 'damaged'],
    ['one of another format', changed((list) => Object.assign(list, { format: 'x' })), 'notWorkspace'],
  ])('is refused: %s', (_, bytes, problem) => {
    expect(refusal(bytes)).toBe(problem);
  });

  it.each<[string, (list: Listed) => void]>([
    ['a plan that cannot be trained', ({ runs }) => Object.assign(runs[0]!, { plan: { epochs: -1 } })],
    ['an id that is none', ({ runs }) => Object.assign(runs[0]!, { id: 7 })],
    ['an id that another has', ({ runs }) => Object.assign(runs[0]!, { id: runs[1]!.id })],
    [
      'a curve of text',
      ({ runs }) => Object.assign(runs[0]!, { curve: { points: ['x'], stride: 1, pending: [] } }),
    ],
    ['rates that are none', ({ runs }) => Object.assign(runs[0]!, { rateChanges: [{}] })],
    ['a status of its own', ({ runs }) => Object.assign(runs[0]!, { status: 'great' })],
  ])('loses only the run with %s', (_, change) => {
    const { content, left } = readBack(changed(change));
    expect([content.runs.length, left]).toEqual([1, 1]);
    expect(content.own).toEqual(CONTENT.own);
  });

  it('loses only the digit that is none', () => {
    const { content, left } = readBack(changed(({ own }) => Object.assign(own[0]!, { label: 10 })));
    expect([content.own.map(({ id }) => id), left]).toEqual([['b'], 1]);
  });

  it('keeps a digit whose strokes are damaged, as a picture', () => {
    const { content } = readBack(changed(({ own }) => Object.assign(own[0]!, { strokes: [{ width: 1e9 }] })));
    expect(content.own[0]).toEqual({ ...CONTENT.own[0], strokes: null });
  });

  it.each([
    ['too short', new Uint8Array(8)],
    ['no numbers', new Uint8Array(7850 * 4).fill(255)],
  ])('keeps a run whose weights are %s, without them', (_, bytes) => {
    // The runs are in the order of their start: the full one is the second.
    const { content } = readBack(changed(() => {}, { [weightsPath(1)]: bytes }));
    expect(content.runs).toHaveLength(2);
    expect(content.weights).toEqual([]);
  });

  it('takes nothing of what objects inherit', () => {
    const list = '{"format":"inkling-workspace","version":1,"__proto__":{"runs":[1],"penWidth":3}}';
    const { content } = readBack(zip([[WORKSPACE_FILES.list, new TextEncoder().encode(list)]]));
    expect(content).toMatchObject({ runs: [], penWidth: 20 });
    expect(({} as Record<string, unknown>).penWidth).toBeUndefined();
  });
});
