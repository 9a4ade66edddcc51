import { describe, expect, it } from 'vitest';
import { ManifestError, parseManifest } from '../../../../src/core/data/manifest';
import { sampleManifest } from './manifest-sample';

/** The sample with one field changed, such as `train.1.count`. */
function changed(path: string, value: unknown): unknown {
  const manifest = structuredClone(sampleManifest()) as unknown;
  const keys = path.split('.');
  let at = manifest as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1)!] = value;
  return manifest;
}

function badField(json: unknown): string {
  try {
    parseManifest(json);
  } catch (error) {
    if (error instanceof ManifestError) return error.field;
    throw error;
  }
  return 'none';
}

describe('parseManifest', () => {
  it('returns a good manifest', () => {
    expect(parseManifest(JSON.parse(JSON.stringify(sampleManifest())))).toEqual(sampleManifest());
  });

  it('leaves out what it does not know', () => {
    expect(parseManifest(changed('train.0.url', 'https://elsewhere'))).toEqual(sampleManifest());
  });

  it.each([
    ['', undefined],
    ['', null],
    ['', []],
    ['', 'manifest'],
    ['version', {}],
    ['version', changed('version', 2)],
    ['version', changed('version', '1')],
    ['imageSize', changed('imageSize', 32)],
    ['source', changed('source', undefined)],
    ['source.licence', changed('source.licence', '')],
    ['source.package', changed('source.package', 'x'.repeat(2001))],
    ['train', changed('train', {})],
    ['test', changed('test', [])],
    ['train', changed('train', Array(257).fill(sampleManifest().train[0]))],
    ['train[1]', changed('train.1', null)],
    ['train[0]', changed('train', Array(3))],
    ['train[1].count', changed('train.1.count', -30)],
    ['train[1].count', changed('train.1.count', 29.5)],
    ['train[1].count', changed('train.1.count', 1e9)],
    ['train[1].count', changed('train.1.count', Number.NaN)],
    ['train[1].count', changed('train.1.count', '30')],
    ['train[1].rawBytes', changed('train.1.rawBytes', 30 * 785 + 1)],
    ['train[1].rawBytes', changed('train.1.count', 31)],
    ['train[1].bytes', changed('train.1.bytes', 0)],
    ['train[1].bytes', changed('train.1.bytes', 1e12)],
    ['train[1].sha256', changed('train.1.sha256', 'AB'.repeat(32))],
    ['train[1].sha256', changed('train.1.sha256', 'ab')],
    ['train[1].labels', changed('train.1.labels', Array(9).fill(3))],
    ['train[1].labels', changed('train.1.labels', [4, ...Array(9).fill(3)])],
    ['train[1].labels[0]', changed('train.1.labels', [-3, 9, ...Array(8).fill(3)])],
    ['train[0].file', changed('train.0.file', '../secret.bin')],
    ['train[0].file', changed('train.0.file', 'a/b.bin')],
    ['train[0].file', changed('train.0.file', 'https://elsewhere/x.bin')],
    ['train[0].file', changed('train.0.file', '..bin')],
    ['train[0].file', changed('train.0.file', 'x.bin\n')],
    ['train[0].file', changed('train.0.file', `${'x'.repeat(200)}.bin`)],
    ['train, test', changed('train.0.file', 'test-00-cc.bin')],
    ['totals', changed('totals', 60)],
    ['totals.train.count', changed('totals.train.count', 51)],
    ['totals.test.bytes', changed('totals.test.bytes', 1)],
  ])('names the bad field: %s', (field, json) => {
    expect(badField(json)).toBe(field);
  });

  it('refuses sets too large to hold', () => {
    const big = {
      ...sampleManifest().train[0]!,
      count: 60_000,
      rawBytes: 60_000 * 785,
      labels: Array(10).fill(6000),
    };
    const train = [big, { ...big, file: 'other.bin' }];
    expect(badField({ ...sampleManifest(), train })).toBe('train');
  });
});
