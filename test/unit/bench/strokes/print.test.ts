import { describe, expect, it } from 'vitest';
import { measure } from '../../../../bench/strokes/measure';
import { printed, printedSkips } from '../../../../bench/strokes/print';
import type { Reading } from '../../../../bench/strokes/reading';

describe('printed', () => {
  it('says the figures, and a dash where there is none', () => {
    const sure = Float32Array.from({ length: 10 }, (_, digit) => Number(digit === 7));
    const readings: Reading[] = [1, 7, 7, 7].map((label) => ({
      label,
      writer: null,
      probabilities: sure,
      refused: false,
    })) as Reading[];
    const text = printed({ file: 'a.jsonl', model: 'cnn', ...measure(readings) }, 1);
    expect(text).toContain('a.jsonl, network cnn: 4 digits, 1 drawing of something else');
    expect(text).toMatch(
      /accuracy +calibration error +digits refused +others refused\n75.00 % +25.00 % +0.00 % +–/,
    );
    expect(text).toMatch(/recall( +\d){10}\n +– +0.00 %( +–){5} +100.00 % +– +–/);
    expect(text).toContain('worst writers: none known');
    expect(text).toContain('1->7 1');
  });
});

describe('printedSkips', () => {
  const skipped = Array.from({ length: 7 }, (_, index) => ({ number: 3 * index, problem: 'point' as const }));

  it('counts the lines left out and names the first', () => {
    expect(printedSkips({ file: 'a', scale: 1, drawings: 1, skipped })).toMatch(
      /^a: 7 lines left out: line 0 \(a point .*line 12 \([^)]*\), \.\.\.$/,
    );
    expect(printedSkips({ file: 'a', scale: 1, drawings: 1, skipped: skipped.slice(0, 1) })).toMatch(
      /^a: 1 line left out: line 0 \([^)]*\)$/,
    );
  });

  it('says nothing where none was', () => {
    expect(printedSkips({ file: 'a', scale: 1, drawings: 1, skipped: [] })).toBeNull();
  });
});
