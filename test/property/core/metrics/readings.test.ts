import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionMatrix, digitScores, digitsInCell } from '../../../../src/core/metrics/confusion';
import { mistakes } from '../../../../src/core/metrics/mistakes';
import { predictedDigits, probabilityOf, summary } from '../../../../src/core/metrics/readings';
import { reliability } from '../../../../src/core/metrics/reliability';
import { readingsArbitrary } from './readings-arbitrary';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const CELLS = Array.from({ length: 100 }, (_, cell) => [Math.floor(cell / 10), cell % 10] as const);

describe('readings', () => {
  it('read a digit that no other is likelier than, and no lower one as likely', () => {
    fc.assert(
      fc.property(readingsArbitrary, (readings) => {
        predictedDigits(readings).forEach((read, index) => {
          const row = Array.from({ length: 10 }, (_, digit) => probabilityOf(readings, index, digit));
          expect(row.indexOf(Math.max(...row))).toBe(read);
        });
      }),
    );
  });

  it('are summed up by their confusion matrix and by their mistakes', () => {
    fc.assert(
      fc.property(readingsArbitrary, (readings) => {
        const { count, correct, accuracy, loss } = summary(readings, 0.25);
        const matrix = confusionMatrix(readings);
        expect(sum(matrix.flat())).toBe(count);
        expect(sum(matrix.map((row, digit) => row[digit]!))).toBe(correct);
        expect(mistakes(readings)).toHaveLength(count - correct);
        expect(accuracy === null).toBe(count === 0);
        expect(loss).toBe(count === 0 ? null : 0.25);
      }),
    );
  });
});

describe('the confusion matrix', () => {
  it('has rows that sum to the support, and scores from 0 to 1 or null', () => {
    fc.assert(
      fc.property(readingsArbitrary, (readings) => {
        const matrix = confusionMatrix(readings);
        digitScores(matrix).forEach(({ digit, support, precision, recall, f1 }) => {
          expect(support).toBe(sum(matrix[digit]!));
          expect(support).toBe(readings.labels.filter((label) => label === digit).length);
          expect(recall === null).toBe(support === 0);
          for (const score of [precision, recall, f1]) expect(score ?? 0).toSatisfy((s) => s >= 0 && s <= 1);
          if (precision !== null && recall !== null && f1 !== null) {
            const harmonic = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
            expect(f1).toBeCloseTo(harmonic, 12);
          }
        });
      }),
    );
  });

  it('opens into every digit once, each cell as many as it counts, the surest first', () => {
    fc.assert(
      fc.property(readingsArbitrary, (readings) => {
        const matrix = confusionMatrix(readings);
        const cells = CELLS.map(([label, read]) => digitsInCell(readings, label, read));
        expect(cells.map((cell) => cell.length)).toEqual(matrix.flat());
        expect(cells.flat().sort((a, b) => a - b)).toEqual([...readings.labels.keys()]);
        cells.forEach((cell, at) => {
          const sureness = cell.map((index) => probabilityOf(readings, index, at % 10));
          expect(sureness).toEqual([...sureness].sort((a, b) => b - a));
        });
      }),
    );
  });
});

describe('mistakes', () => {
  it('come in the order of the true probability, equals in the order of their index', () => {
    fc.assert(
      fc.property(readingsArbitrary, (readings) => {
        const keys = mistakes(readings).map((index) => ({
          index,
          truth: probabilityOf(readings, index, readings.labels[index]!),
        }));
        expect(keys).toEqual([...keys].sort((a, b) => a.truth - b.truth || a.index - b.index));
      }),
    );
  });
});

describe('reliability', () => {
  const binCounts = fc.integer({ min: 1, max: 30 });

  it('puts every digit into the bin of its confidence', () => {
    fc.assert(
      fc.property(readingsArbitrary, binCounts, (readings, binCount) => {
        const { bins } = reliability(readings, binCount);
        expect(bins).toHaveLength(binCount);
        expect(sum(bins.map(({ count }) => count))).toBe(readings.labels.length);
        for (const { from, to, count, confidence, accuracy } of bins) {
          expect([confidence === null, accuracy === null]).toEqual([count === 0, count === 0]);
          if (confidence === null) continue;
          expect(confidence).toBeGreaterThan(from - 1e-9);
          expect(confidence).toBeLessThanOrEqual(to + 1e-9);
        }
      }),
    );
  });

  it('errs by 0 to 1, and with one bin by the whole distance of confidence and accuracy', () => {
    fc.assert(
      fc.property(readingsArbitrary, binCounts, (readings, binCount) => {
        const error = reliability(readings, binCount).expectedCalibrationError;
        expect(error === null).toBe(readings.labels.length === 0);
        if (error === null) return;
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
        const one = reliability(readings, 1);
        const distance = Math.abs(one.bins[0]!.accuracy! - one.bins[0]!.confidence!);
        expect(one.expectedCalibrationError).toBeCloseTo(distance, 12);
        // Bins part what one bin lets cancel.
        expect(error).toBeGreaterThanOrEqual(distance - 1e-9);
      }),
    );
  });
});
