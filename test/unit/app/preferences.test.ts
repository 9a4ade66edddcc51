import { describe, expect, it } from 'vitest';
import type { KeptStorage } from '../../../src/app/kept';
import { loadPreferences, preferredLanguage, savePreferences } from '../../../src/app/preferences';

/** A storage that keeps what it is given. */
function storageWith(kept: string | null = null): KeptStorage & { kept: string | null } {
  const storage = {
    kept,
    getItem: () => storage.kept,
    setItem: (_: string, value: string) => {
      storage.kept = value;
    },
  };
  return storage;
}
const refuse = (): never => {
  throw new DOMException('no', 'SecurityError');
};
const REFUSING: KeptStorage = { getItem: refuse, setItem: refuse };

describe('preferredLanguage', () => {
  it.each([
    [['zh-CN'], 'zh'],
    [['zh-TW'], 'zh'],
    [['zh-Hans-SG'], 'zh'],
    [['ZH'], 'zh'],
    [['en-GB'], 'en'],
    [['en-GB', 'zh-CN'], 'en'],
    [['fr', 'zh-CN', 'en'], 'zh'],
    [['fr-CA', 'en-US'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
    [['', '-', 'x-zh', 'zhx'], 'en'],
  ] as const)('of %j is %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });
});

/** What holds in a Chinese browser where nothing is remembered. */
const IN_CHINESE = { language: 'zh', theme: 'system', network: 'default' } as const;

describe('preferences', () => {
  it('are remembered', () => {
    const storage = storageWith();
    const preferences = { language: 'zh', theme: 'dark', network: 'cnn' } as const;
    savePreferences(storage, preferences);
    expect(loadPreferences(storage, ['en'])).toEqual(preferences);
  });

  it('come from the browser at first', () => {
    expect(loadPreferences(storageWith(), ['zh-CN'])).toEqual(IN_CHINESE);
  });

  it.each([
    'x',
    '{',
    'null',
    '7',
    '[]',
    '["zh","dark"]',
    '"zh"',
    '{"language":"fr","theme":"pink","network":"likeness"}',
    '{"language":["zh"],"theme":{}}',
    '{"language":"__proto__","theme":"constructor","network":"toString"}',
    '',
  ])('%s counts as not remembered', (kept) => {
    expect(loadPreferences(storageWith(kept), ['zh'])).toEqual(IN_CHINESE);
  });

  it('are filled up where only some are remembered', () => {
    expect(loadPreferences(storageWith('{"theme":"light"}'), ['zh'])).toEqual({
      ...IN_CHINESE,
      theme: 'light',
    });
    expect(loadPreferences(storageWith('{"language":"en","more":1}'), ['zh'])).toEqual({
      ...IN_CHINESE,
      language: 'en',
    });
  });

  it.each([
    ['refuses everything', REFUSING],
    ['is not there', null],
  ])('do without a storage that %s', (_, storage) => {
    expect(() => savePreferences(storage, IN_CHINESE)).not.toThrow();
    expect(loadPreferences(storage, ['zh'])).toEqual(IN_CHINESE);
  });
});
