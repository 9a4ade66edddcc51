/**
 * The curves of runs as files to take away. CSV holds the first of these, JSON both, under the same names:
 *
 * - by epoch, as Keras' `CSVLogger` writes them: `epoch` from 0, `accuracy`, `loss`, `val_accuracy`, `val_loss`;
 *   the last two are empty (JSON: null) without a validation split;
 * - by point within the epochs: `epochs_done`, a fraction, then `accuracy` and `loss`.
 *
 * Every number parses back to the very same one. Where a loss is infinite or not a number, CSV says `Infinity` or
 * `NaN`, and JSON, which knows neither, null.
 */

import type { CurvePoint } from './series';

/** A run's name and what there is to draw of it. */
export type RunCurves = {
  readonly name: string;
  /** the curve within the epochs */
  readonly training: readonly CurvePoint[];
  /** what Keras prints at an epoch's end; `epoch` counts from 0 */
  readonly epochs: readonly {
    readonly epoch: number;
    readonly training: CurvePoint;
    readonly validation: CurvePoint | null;
  }[];
};

const EPOCH_COLUMNS = ['epoch', 'accuracy', 'loss', 'val_accuracy', 'val_loss'] as const;

/**
 * One row an epoch of each run: `run,epoch,accuracy,loss,val_accuracy,val_loss`.
 *
 * @returns CSV by RFC 4180 with a header
 */
export function epochsCsv(runs: readonly RunCurves[]): string {
  const lines = runs.flatMap((run) => {
    const name = csvText(run.name);
    return epochRows(run).map((row) => [name, ...EPOCH_COLUMNS.map((column) => row[column] ?? '')].join(','));
  });
  return [['run', ...EPOCH_COLUMNS].join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

/**
 * Everything in one: `[{ run, epochs: [{ epoch, ... }], points: [{ epochs_done, ... }] }]`.
 *
 * @returns JSON text
 */
export function curvesJson(runs: readonly RunCurves[]): string {
  const curves = runs.map((run) => ({ run: run.name, epochs: epochRows(run), points: pointRows(run) }));
  return `${JSON.stringify(curves, null, 2)}\n`;
}

function epochRows({ epochs }: RunCurves): Record<(typeof EPOCH_COLUMNS)[number], number | null>[] {
  return epochs.map(({ epoch, training, validation }) => ({
    epoch,
    accuracy: training.accuracy,
    loss: training.loss,
    val_accuracy: validation?.accuracy ?? null,
    val_loss: validation?.loss ?? null,
  }));
}

function pointRows({ training }: RunCurves): Record<'epochs_done' | 'accuracy' | 'loss', number>[] {
  return training.map(({ epoch, accuracy, loss }) => ({ epochs_done: epoch, accuracy, loss }));
}

/** What a spreadsheet takes for the beginning of a formula; the wide forms are those of East Asian keyboards. */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/**
 * Text as a field. Always in quotes, so that a spreadsheet that expects semicolons does not find a second field in it;
 * and with an apostrophe before what would be a formula (source: OWASP, "CSV Injection").
 */
function csvText(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
