import { describe, expect, it } from 'vitest';
import { SURE_ENOUGH, verdictOf } from '../../../../src/core/metrics/verdict';

const reading = (shares: Readonly<Record<number, number>>) =>
  Float32Array.from({ length: 10 }, (_, digit) => shares[digit] ?? 0);

describe('the verdict', () => {
  it('is the likeliest digit', () => {
    expect(verdictOf(reading({ 4: 0.9, 9: 0.1 }), null)).toEqual({ kind: 'digit', digit: 4 });
    expect(verdictOf(reading({ 0: 1 }), null)).toEqual({ kind: 'digit', digit: 0 });
  });

  it('is two digits where neither is likely enough, the likelier first', () => {
    expect(verdictOf(reading({ 4: 0.45, 9: 0.55 }), null)).toEqual({ kind: 'unsure', first: 9, second: 4 });
    expect(verdictOf(reading({ 0: 0.5, 1: 0.2, 6: 0.3 }), null)).toEqual({
      kind: 'unsure',
      first: 0,
      second: 6,
    });
  });

  it('is sure from its limit on', () => {
    const limit = Math.fround(SURE_ENOUGH) >= SURE_ENOUGH ? SURE_ENOUGH : SURE_ENOUGH + 1e-7;
    expect(verdictOf(reading({ 2: limit, 3: 0.4 }), null).kind).toBe('digit');
    expect(verdictOf(reading({ 2: limit - 0.001, 3: 0.4 }), null).kind).toBe('unsure');
  });

  it('names the lower of digits that are as likely', () => {
    const flat = new Float32Array(10).fill(0.1);
    expect(verdictOf(flat, null)).toEqual({ kind: 'unsure', first: 0, second: 1 });
  });

  it('is what a drawing was refused as, however sure the digit', () => {
    expect(verdictOf(reading({ 8: 1 }), 'several')).toEqual({ kind: 'not-a-digit', as: 'several' });
  });
});
