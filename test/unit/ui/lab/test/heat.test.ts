import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heats, MOST_HEAT } from '../../../../../src/ui/lab/test/heat';

/** A matrix of zeros, but for these. */
function matrixOf(...cells: readonly (readonly [label: number, read: number, count: number])[]): number[][] {
  const matrix = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (const [label, read, count] of cells) matrix[label]![read] = count;
  return matrix;
}

describe('the heat of a confusion matrix', () => {
  it('shows mistakes against the commonest one, and the diagonal against its row', () => {
    const heat = heats(matrixOf([1, 1, 900], [1, 7, 100], [2, 2, 1000], [4, 9, 25]));
    expect(heat[1]![7]).toBe(MOST_HEAT);
    expect(heat[4]![9]).toBeCloseTo(MOST_HEAT / 2, 12);
    expect(heat[2]![2]).toBe(MOST_HEAT);
    expect(heat[1]![1]).toBeCloseTo(MOST_HEAT * Math.sqrt(0.9), 12);
    expect(heat[0]![0]).toBe(0);
  });

  it('is nothing where there is nothing', () => {
    expect(heats(matrixOf()).flat()).toEqual(new Array(100).fill(0));
  });
});

describe('the numbers on it', () => {
  const css = readFileSync('src/ui/shared/theme.css', 'utf8');
  const [light, dark] = css.split(':root[data-theme="dark"]') as [string, string];
  it.each([
    ['light', light],
    ['dark', dark],
  ])('have a contrast of 4.5 at the least in the %s theme', (_, theme) => {
    const colour = (name: string) => rgb(new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)![1]!);
    for (const heat of ['accent', 'bad']) {
      const behind = colour(heat).map(
        (part, i) => MOST_HEAT * part + (1 - MOST_HEAT) * colour('surface')[i]!,
      );
      expect(contrast(colour('text'), behind)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function rgb(hex: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2's contrast ratio. */
function contrast(one: readonly number[], other: readonly number[]): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
