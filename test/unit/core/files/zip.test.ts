import { deflateRawSync } from 'node:zlib';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isZip, unzip, zip } from '../../../../src/core/files/zip';
import { type Entry, plainUnzip, plainZip } from './plain-zip';

const LIMITS = { maxBytes: 1_000_000, maxEntries: 8 };
const text = (words: string) => new TextEncoder().encode(words);
const FILES: [string, Uint8Array][] = [
  ['b.txt', text('ink '.repeat(1000))],
  ['a/c.bin', Uint8Array.from({ length: 300 }, (_, index) => (index * 7919) & 255)],
  ['nothing', new Uint8Array()],
];

const damaged = (where: string) => ({ ok: false, problem: { kind: 'damaged', where } });
const stored = (name: string, words: string): Entry => ({ name, method: 0, packed: text(words) });

describe('zip', () => {
  it('is read by a plain reader, in the order in which it was written', () => {
    expect([...plainUnzip(zip(FILES))]).toEqual(FILES);
    expect(isZip(zip(FILES))).toBe(true);
    expect(isZip(zlibSync(text('ink')))).toBe(false);
  });

  it('comes back', () => {
    expect(unzip(zip(FILES), LIMITS)).toEqual({ ok: true, files: new Map(FILES) });
  });

  it('has no moment in it', () => {
    const zone = process.env.TZ;
    const archives = ['UTC', 'Pacific/Kiritimati', 'America/New_York'].map((TZ) => {
      process.env.TZ = TZ;
      return zip(FILES);
    });
    process.env.TZ = zone;
    expect(archives[1]).toEqual(archives[0]);
    expect(archives[2]).toEqual(archives[0]);
  });
});

describe('unzip', () => {
  it('reads what is stored, with folders and a comment', () => {
    const archive = plainZip([stored('folder/', ''), stored('folder/a', 'ink')], { comment: 'PK\x05\x06' });
    expect(unzip(archive, LIMITS)).toEqual({ ok: true, files: new Map([['folder/a', text('ink')]]) });
  });

  it('takes names that JavaScript has a use for as names', () => {
    const archive = plainZip([stored('__proto__', 'ink'), stored('constructor', 'pen')]);
    const read = unzip(archive, LIMITS);
    expect(read).toEqual({
      ok: true,
      files: new Map([
        ['__proto__', text('ink')],
        ['constructor', text('pen')],
      ]),
    });
  });

  it.each(['../a', '/a', 'a/../../b', 'a//b', './a', 'C:a', 'a\\b', 'a\0.txt', ''])(
    'refuses the path %j',
    (path) => {
      expect(unzip(plainZip([stored(path, 'ink')]), LIMITS)).toEqual(damaged('zip'));
    },
  );

  it('refuses the same path twice', () => {
    expect(unzip(plainZip([stored('a', 'ink'), stored('a', 'pen')]), LIMITS)).toEqual(damaged('zip'));
  });

  it('refuses what is encrypted', () => {
    const archive = plainZip([{ ...stored('a', 'ink'), flags: 1 }]);
    expect(unzip(archive, LIMITS)).toEqual({ ok: false, problem: { kind: 'encrypted' } });
  });

  it('refuses ways of packing that it doesn’t know, and wrong checksums', () => {
    expect(unzip(plainZip([{ ...stored('a', 'ink'), method: 12 }]), LIMITS)).toEqual(damaged('a'));
    expect(unzip(plainZip([{ ...stored('a', 'ink'), crc: 1 }]), LIMITS)).toEqual(damaged('a'));
  });

  it('refuses more files, and more bytes, than it is told to take', () => {
    const nine = Array.from({ length: 9 }, (_, index) => stored(`${index}`, ''));
    expect(unzip(plainZip(nine), LIMITS)).toEqual({
      ok: false,
      problem: { kind: 'tooManyFiles', count: 9, max: 8 },
    });
    const half = new Uint8Array(600_000);
    expect(
      unzip(
        zip([
          ['a', half],
          ['b', half],
        ]),
        LIMITS,
      ),
    ).toEqual({
      ok: false,
      problem: { kind: 'tooLarge', bytes: 600_000, max: 1_000_000 },
    });
  });

  it('unpacks no more than was said, however much would come of it', () => {
    const packed = deflateRawSync(new Uint8Array(50_000_000));
    const archive = plainZip([{ name: 'a', method: 8, packed, size: 100 }]);
    const before = process.memoryUsage().arrayBuffers;
    expect(unzip(archive, LIMITS)).toEqual(damaged('a'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
  });

  it('refuses what ends early or is no archive', () => {
    const archive = zip(FILES);
    for (const length of [10, 200, archive.length - 1])
      expect(unzip(archive.subarray(0, length), LIMITS)).toEqual(damaged('zip'));
    expect(unzip(text('{}'), LIMITS)).toEqual({ ok: false, problem: { kind: 'notThisFormat' } });
  });
});
