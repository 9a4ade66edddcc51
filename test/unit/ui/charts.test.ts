import { describe, expect, it } from 'vitest';
import { accuracyRange, epochReach, lossRange } from '../../../src/ui/train/chart-range';
import { durationText } from '../../../src/ui/train/duration';
import { parseNumber } from '../../../src/ui/train/parse-number';
import { createTranslator } from './translator';

describe('the range of a chart', () => {
  it('holds all of a short curve', () => {
    expect(lossRange([2.3, 1.1, 0.6], [])).toEqual([0, 3]);
    expect(accuracyRange([0.1, 0.7, 0.8], [])).toEqual([0, 1]);
  });

  it('lets the steep start of a long curve leave it', () => {
    const loss = Array.from({ length: 400 }, (_, step) => 0.2 + 2 * Math.exp(-step / 4));
    expect(lossRange(loss, [])).toEqual([0, 0.3]);
    expect(
      accuracyRange(
        loss.map((value) => 1 - value / 3),
        [],
      ),
    ).toEqual([0.9, 1]);
  });

  it('lets a spike leave a short curve, too, but never the newest value', () => {
    const spiked = [0.5, 0.4, 2, 0.35, 0.3, 0.3, 0.25, 0.2];
    expect(lossRange(spiked, [])).toEqual([0, 0.5]);
    expect(
      accuracyRange(
        spiked.map((value) => 1 - value / 10),
        [],
      ),
    ).toEqual([0.95, 1]);
    expect(lossRange([...spiked, 9], [])).toEqual([0, 10]);
    expect(accuracyRange([0.97, 0.98, 0.97, 0.98, 0.97, 0.98, 0.97, 0.6], [])).toEqual([0.5, 1]);
  });

  it('shows a leap that most of the losses lie in', () => {
    // The first epoch at a learning rate far too high: what is off the chart would be nearly all that happened.
    const leaps = [2.4, 310, 520, 190, 60, 9, ...Array.from({ length: 50 }, () => 2.5)];
    expect(lossRange(leaps, [])).toEqual([0, 600]);
  });

  it('does not take the start of what is learnt well for a leap, nor one spike in a long curve', () => {
    const learnt = Array.from({ length: 400 }, (_, step) => 0.001 + 2.3 * Math.exp(-step / 4));
    expect(lossRange(learnt, [])).toEqual([0, 0.02]);
    expect(lossRange([...learnt.map((value) => value + 0.1), 9, 0.1], [])).toEqual([0, 0.15]);
  });

  it('holds every mark', () => {
    expect(lossRange([0.1], [0.45])).toEqual([0, 0.5]);
    expect(accuracyRange([0.99], [0.83])).toEqual([0.8, 1]);
  });

  it('is sane without any number, and with broken ones', () => {
    expect(lossRange([], [])).toEqual([0, 1]);
    expect(accuracyRange([], [])).toEqual([0, 1]); // the first values will be low
    expect(lossRange([Number.NaN, 0.5], [])).toEqual([0, 0.5]);
  });
});

describe('the epochs of a chart', () => {
  it.each([
    [0, 10, 0.05],
    [0.03, 10, 0.05],
    [0.07, 10, 0.08],
    [0.9, 10, 1],
    [1.2, 10, 1.5],
    [9.5, 10, 10],
    [2, 2, 2],
    [0.5, 1, 0.5],
  ])('%d of %d epochs reach to %d', (latest, epochs, end) => expect(epochReach(latest, epochs)).toBe(end));
});

describe.each([
  ['en', ['0 s', '3.4 s', '3 s', '10 s', '34 s', '1 min 15 s', '2 h 3 min']],
  ['zh', ['0 秒', '3.4 秒', '3 秒', '10 秒', '34 秒', '1 分 15 秒', '2 小时 3 分']],
] as const)('a time span in %s', (language, texts) => {
  it('has tenths of a second below ten of them', () => {
    const spans = [0, 3.44, 3, 9.96, 34.4, 75.2, 7400];
    expect(spans.map((seconds) => durationText(seconds, createTranslator(language)))).toEqual(texts);
  });
});

describe('a typed number', () => {
  it.each([
    ['0.001', 0.001],
    [' 1e-3 ', 0.001],
    ['.5', 0.5],
    ['５。５', 5.5],
    ['-3', -3],
    ['1e999', Number.MAX_VALUE],
    ['-1e999', -Number.MAX_VALUE],
  ])('%s is read', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', ' ', '1,000', '0x10', 'ten', '1.2.3', 'Infinity'])('“%s” is none', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });
});
