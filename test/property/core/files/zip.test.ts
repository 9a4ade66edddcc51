import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzip, zip } from '../../../../src/core/files/zip';
import { plainUnzip } from '../../../unit/core/files/plain-zip';
import { mutated, mutations } from './mutations';

const LIMITS = { maxBytes: 100_000, maxEntries: 16 };

/** Letters first: JavaScript sorts keys that are whole numbers. */
const entries = fc.uniqueArray(
  fc.tuple(
    fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}(\/[a-z0-9_]{1,8}){0,2}$/),
    fc.uint8Array({ maxLength: 400 }),
  ),
  { selector: ([name]) => name, maxLength: 6 },
);

describe('archives', () => {
  it('come back, by ourselves and by a plain reader', () => {
    fc.assert(
      fc.property(entries, (files) => {
        const archive = zip(files);
        expect(unzip(archive, LIMITS)).toEqual({ ok: true, files: new Map(files) });
        if (files.length > 0) expect([...plainUnzip(archive)]).toEqual(files);
      }),
      { numRuns: 300 },
    );
  });

  it('that came to harm are refused or read, and never unpack to more than they may', () => {
    const archive = zip([
      ['config.json', new TextEncoder().encode(JSON.stringify({ layers: Array(40).fill('ink') }))],
      ['folder/zeros', new Uint8Array(5000)],
      ['folder/noise', Uint8Array.from({ length: 300 }, (_, index) => (index * index * 7919) >> 3)],
    ]);
    fc.assert(
      fc.property(mutations, (harm) => {
        const result = unzip(mutated(archive, harm), LIMITS);
        if (!result.ok) return result.problem.kind !== undefined;
        return [...result.files.values()].reduce((sum, { length }) => sum + length, 0) <= LIMITS.maxBytes;
      }),
      { numRuns: 12_000 },
    );
  });

  it('are not to be found in any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => unzip(bytes, LIMITS).ok === false),
      { numRuns: 1000 },
    );
  });
});
