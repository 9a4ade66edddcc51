import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS } from '../../../../src/app/config/names';
import { loadPreferences } from '../../../../src/app/preferences';
import { configOf, FIRST_EMBED, reduceEmbed } from '../../../../src/app/share/embed';
import { WORKSPACE_FILES, type WorkspaceContent } from '../../../../src/app/share/workspace/content';
import { readWorkspace } from '../../../../src/app/share/workspace/read';
import { writeWorkspace } from '../../../../src/app/share/workspace/write';
import { initialState } from '../../../../src/app/state';
import { MOST_OWN_DIGITS } from '../../../../src/core/data/own-digits';
import { unzip, zip } from '../../../../src/core/files/zip';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { initialWeights, weightsFit } from '../../../../src/core/model/initialize';
import type { NetworkSpec } from '../../../../src/core/model/network';
import { CONTENT } from '../../../unit/app/share/workspace-sample';

/** As small as a network can be: most of a file are weights otherwise, in which little can go wrong. */
const NETWORK: NetworkSpec = {
  layers: [
    { type: 'MaxPooling2D', poolSize: 14 },
    { type: 'Flatten' },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};
const FILE = writeWorkspace({
  ...CONTENT,
  weights: [{ id: 'full', network: NETWORK, weights: initialWeights(NETWORK, 1) }],
});
const PARTS = partsOf(FILE);
const LIST = new TextDecoder().decode(PARTS.get(WORKSPACE_FILES.list));

function partsOf(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const unzipped = unzip(file, { maxBytes: 1e8, maxEntries: 100 });
  if (!unzipped.ok) throw new Error(unzipped.problem.kind);
  return unzipped.files;
}

/** A file whose list says something else. */
const withList = (list: string) =>
  zip(
    [...PARTS].map(([name, bytes]) => [
      name,
      name === WORKSPACE_FILES.list ? new TextEncoder().encode(list) : bytes,
    ]),
  );

/** Whatever is read is sound through and through, and can be written and read again. */
function expectSound(bytes: Uint8Array): void {
  const read = readWorkspace(bytes);
  if (!read.ok) return;
  const { content } = read;
  expectSoundContent(content);
  const again = readWorkspace(writeWorkspace(content));
  expect(again.ok && again.left).toBe(0);
}

function expectSoundContent({ runs, weights, own, plan, strokes, picture }: WorkspaceContent): void {
  expect(runs.every((run) => checkPlan(run.plan).ok && run.status !== 'running')).toBe(true);
  expect(new Set(runs.map(({ id }) => id)).size).toBe(runs.length);
  for (const { id, network, weights: values } of weights) {
    expect(runs.some((run) => run.id === id)).toBe(true);
    expect(weightsFit(network, values)).toBe(true);
  }
  expect(own.length).toBeLessThanOrEqual(MOST_OWN_DIGITS);
  expect(own.every(({ pixels, label }) => pixels.length === 784 && label >= 0 && label <= 9)).toBe(true);
  expect(plan === null || checkPlan(plan).ok).toBe(true);
  expect(picture === null || picture.every((ink) => ink >= 0 && ink <= 1)).toBe(true);
  for (const { points } of strokes) {
    expect(points.every(({ x, y, pressure }) => [x, y, pressure].every(Number.isFinite))).toBe(true);
  }
}

const flips = fc.array(fc.tuple(fc.nat(FILE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
const value = fc.oneof(
  fc.anything(),
  fc.constantFrom(null, -1, 1e308, '__proto__', [], {}, { number: 'NaN' }, { __proto__: 1 }, 'x'.repeat(200)),
);
const KEYS = [...new Set([...LIST.matchAll(/"(\w+)":/g)].map(([, key]) => key!))];

/** The list with other values under one of its keys, wherever that stands. */
function replaced(key: string, by: unknown): string {
  return JSON.stringify(JSON.parse(LIST), (each, held) => (each === key ? by : held)) ?? '';
}

describe('a workspace file that was tampered with', () => {
  it('is read soundly or refused: flipped bytes', () => {
    fc.assert(
      fc.property(flips, (changes) => {
        const bytes = FILE.slice();
        for (const [at, to] of changes) bytes[at] = to;
        expectSound(bytes);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  it('is read soundly or refused: cut, doubled, spliced', () => {
    const place = fc.nat(FILE.length);
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expectSound(
          new Uint8Array([...FILE.subarray(0, a), ...FILE.subarray(Math.min(b, c), Math.max(b, c))]),
        );
      }),
      { numRuns: 2000 },
    );
  }, 120_000);

  it('is read soundly or refused: other letters in its list', () => {
    const edits = fc.array(fc.tuple(fc.nat(LIST.length - 1), fc.nat(20), fc.string({ maxLength: 6 })), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(edits, (changes) => {
        let list = LIST;
        for (const [at, gone, text] of changes) list = list.slice(0, at) + text + list.slice(at + gone);
        expectSound(withList(list));
      }),
      { numRuns: 3000 },
    );
  }, 120_000);

  it('is read soundly or refused: other values in its list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), value, (key, by) => {
        let list: string;
        try {
          list = replaced(key, by);
        } catch {
          return; // no JSON can be made of it
        }
        expectSound(withList(list));
      }),
      { numRuns: 5000 },
    );
  }, 120_000);

  it('is read soundly or refused: any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => expectSound(bytes)),
      { numRuns: 10_000 },
    );
  }, 120_000);
});

it('takes any text for a link', () => {
  const page = initialState(loadPreferences(null, ['en']));
  const pieces = fc.constantFrom(
    '?',
    '&',
    '=',
    'show',
    'lock',
    'plan',
    'task64',
    'draw',
    '%',
    '#',
    ',',
    'null',
    '\u0000',
  );
  const link = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 30 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(link, (text) => {
      const state = reduceEmbed(FIRST_EMBED, { type: 'linkRead', link: text });
      const { config } = configOf(state, page);
      expect(config.panels === null || config.panels.every((panel) => PANELS.includes(panel))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
