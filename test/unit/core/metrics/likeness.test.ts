import { describe, expect, it } from 'vitest';
import { NON_DIGITS, refusedAs } from '../../../../src/core/metrics/likeness';

/** [10]: how much like a digit, and like each of `NON_DIGITS`. */
const outputs = (digit: number, ...kinds: number[]) =>
  Float32Array.from({ length: 10 }, (_, at) => (at === 0 ? digit : (kinds[at - 1] ?? 0)));

describe('a drawing', () => {
  it('is read as a digit if it is enough like one, likelier kinds or not', () => {
    expect(refusedAs(outputs(0.5, 0.5), 0.5)).toBeNull();
    expect(refusedAs(outputs(0.3, 0.7), 0.25)).toBeNull();
  });

  it.each(NON_DIGITS.map((kind, at) => [kind, at] as const))('is refused as %s', (kind, at) => {
    const kinds = NON_DIGITS.map((_, other) => (other === at ? 0.62 : 0.02));
    expect(refusedAs(outputs(0.3, ...kinds), 0.5)).toBe(kind);
  });

  it('is refused as something else where no kind is clear', () => {
    expect(refusedAs(outputs(0.2, 0.1, 0.3, 0.1, 0.3), 0.5)).toBe('other');
    expect(refusedAs(outputs(0.01, 0.5, 0, 0.49), 0.5)).toBe('other');
    expect(refusedAs(outputs(0), 0.5)).toBe('other');
  });

  it('is never refused as what the last outputs may mean', () => {
    expect(refusedAs(Float32Array.of(0.1, 0, 0, 0, 0, 0.2, 0.7, 0, 0, 0), 0.5)).toBe('mark');
  });

  it('is refused at no threshold of zero, nor by what is no number', () => {
    expect(refusedAs(outputs(0, 1), 0)).toBeNull();
    expect(refusedAs(outputs(Number.NaN, Number.NaN), 0.5)).toBeNull();
  });
});
