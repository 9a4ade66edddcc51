import { describe, expect, it } from 'vitest';
import type { ImportProblem } from '../../../../../src/app/lab/own/import';
import { importProblemText } from '../../../../../src/ui/lab/own/import-problem-text';
import { en } from '../../../../../src/ui/lab/own/messages/en';
import { zh } from '../../../../../src/ui/lab/own/messages/zh';
import { translatorOf } from '../../../../../src/ui/shared/i18n/t';

const PROBLEMS: readonly ImportProblem[] = [
  { kind: 'tooLarge' },
  { kind: 'unreadable', file: 'a.json' },
  { kind: 'pairMissing' },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'too-long', most: 20_000_000 } },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'not-json' } },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'not-strokes' } },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'no-digits', skipped: [] } },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'version', supported: 1 } },
  { kind: 'strokes', file: 'a.json', problem: { kind: 'too-many-digits', most: 10_000 } },
  { kind: 'idx', problem: { kind: 'not-idx', file: 'images', problem: 'truncated' } },
  { kind: 'idx', problem: { kind: 'not-idx', file: 'labels', problem: 'truncated' } },
  { kind: 'idx', problem: { kind: 'image-size', rows: 8, columns: 9 } },
  { kind: 'idx', problem: { kind: 'count', images: 3, labels: 4 } },
  { kind: 'idx', problem: { kind: 'label', index: 6, label: 11 } },
  { kind: 'idx', problem: { kind: 'too-many-digits', count: 20_000, most: 10_000 } },
  { kind: 'idx', problem: { kind: 'no-digits' } },
];

describe('importProblemText', () => {
  it.each([translatorOf<typeof en>('en', en), translatorOf<typeof en>('zh', zh)])(
    'says each reason, filled in, and what became of the digits ($language)',
    (i18n) => {
      const texts = PROBLEMS.map((problem) => importProblemText(problem, i18n));
      expect(new Set(texts).size).toBe(PROBLEMS.length - 3); // three of them twice, from either kind of file
      for (const text of texts) {
        expect(text).toContain(i18n.t('import.nothing'));
        expect(text).not.toMatch(/[{}]/);
      }
    },
  );

  it('counts labels from 1, as people do', () => {
    const wrongLabel = { kind: 'idx', problem: { kind: 'label', index: 6, label: 11 } } as const;
    const text = importProblemText(wrongLabel, translatorOf<typeof en>('en', en));
    expect(text).toContain('Label number 7 is 11');
  });
});
