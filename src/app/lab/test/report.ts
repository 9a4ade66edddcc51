import {
  type ConfusionMatrix,
  confusionMatrix,
  type DigitScores,
  digitScores,
  digitsInCell,
  type MacroAverages,
  macroAverages,
} from '../../../core/metrics/confusion';
import { mistakes } from '../../../core/metrics/mistakes';
import { predictedDigits, type Readings, type Summary, summary } from '../../../core/metrics/readings';
import { type Reliability, reliability } from '../../../core/metrics/reliability';

/** Everything that a test shows of a network. */
export type TestReport = {
  readonly readings: Readings;
  /** [count]: the digit that was read in each */
  readonly predicted: Uint8Array;
  readonly summary: Summary;
  readonly matrix: ConfusionMatrix;
  /** [10], by digit */
  readonly scores: readonly DigitScores[];
  readonly averages: MacroAverages;
  readonly reliability: Reliability;
  /** indices of those read wrong, the worst first */
  readonly mistakes: readonly number[];
};

/** Which of the tested digits are looked at. */
export type Selection =
  | { readonly kind: 'mistakes' }
  /** those that are a `label` and were read as a `read` */
  | { readonly kind: 'cell'; readonly label: number; readonly read: number };

export const MISTAKES: Selection = { kind: 'mistakes' };

/**
 * Works out a report.
 *
 * @param loss the mean cross-entropy, see `summary`
 * @throws RangeError if there are not ten probabilities a label
 */
export function reportOf(readings: Readings, loss: number): TestReport {
  const matrix = confusionMatrix(readings);
  const scores = digitScores(matrix);
  return {
    readings,
    predicted: predictedDigits(readings),
    summary: summary(readings, loss),
    matrix,
    scores,
    averages: macroAverages(scores),
    reliability: reliability(readings),
    mistakes: mistakes(readings),
  };
}

/** The indices of the digits selected, those to look at first at the front. */
export function selectedDigits(report: TestReport, selection: Selection): readonly number[] {
  if (selection.kind === 'mistakes') return report.mistakes;
  return digitsInCell(report.readings, selection.label, selection.read);
}
