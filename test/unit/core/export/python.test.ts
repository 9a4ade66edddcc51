import { describe, expect, it } from 'vitest';
import { pythonCall, pythonFloat, pythonFloats } from '../../../../src/core/export/python';

describe('pythonFloat', () => {
  it.each([
    [0.001, '0.001'],
    [1e-7, '1e-07'],
    [0.00001, '1e-05'],
    [0.0001, '0.0001'],
    [1.5e-10, '1.5e-10'],
    [5, '5.0'],
    [0, '0.0'],
    [-0, '0.0'],
    [-0.25, '-0.25'],
    [0.1 + 0.2, '0.30000000000000004'],
    [123456789, '123456789.0'],
    [1e15, '1000000000000000.0'],
    [1e16, '1e+16'],
    [1.25e300, '1.25e+300'],
    [Number.NaN, 'float("nan")'],
    [Number.POSITIVE_INFINITY, 'float("inf")'],
    [Number.NEGATIVE_INFINITY, '-float("inf")'],
  ])('writes %s as repr does', (value, literal) => {
    expect(pythonFloat(value)).toBe(literal);
  });
});

it('keeps five digits of a curve, and what is no number', () => {
  expect(pythonFloats([0.123456789, 1, Number.NaN])).toBe('[0.12346, 1.0, float("nan")]');
});

describe('pythonCall', () => {
  it('stays on a line as long as it fits', () => {
    expect(pythonCall('f', ['1', 'a=2'], '    x = ')).toBe('    x = f(1, a=2)');
  });

  it('puts each argument on its own line otherwise', () => {
    const long = 'a'.repeat(60);
    expect(pythonCall('f', [long, long], '    x = ')).toBe(
      `    x = f(\n        ${long},\n        ${long},\n    )`,
    );
  });

  it('moves arguments of several lines to the right', () => {
    expect(pythonCall('f', ['g(\n    1,\n)'])).toBe('f(\n    g(\n        1,\n    ),\n)');
  });
});
