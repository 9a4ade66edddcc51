import { table } from '../lib/table';
import type { Measurement } from './measure';
import type { SkippedLine, Survey } from './survey';

/** What `--json` writes of one file. */
export type Report = { readonly file: string; readonly model: string } & Measurement;

const MOST_NAMED_LINES = 5;
/** Confusions that are printed; the report has more. */
const MOST_CONFUSIONS = 10;

const PROBLEMS: { readonly [problem in SkippedLine['problem']]: string } = {
  'not-json': 'not JSON',
  'not-an-object': 'not an object',
  label: 'its label is neither a digit nor a string',
  strokes: 'its strokes are not lists of points',
  point: 'a point is not [x, y]',
};

/**
 * The figures of one file for the terminal.
 *
 * @param others drawings in the file that are no digits
 */
export function printed(report: Report, others: number): string {
  const { file, model, n, recall, worstWriters, confusions } = report;
  const worst = worstWriters.map((one) => `${one.writer} ${percent(one.accuracy)} of ${one.n}`);
  const confused = confusions
    .slice(0, MOST_CONFUSIONS)
    .map(({ label, read, count }) => `${label}->${read} ${count}`);
  return [
    `${file}, network ${model}: ${counted(n, 'digit')}, ${counted(others, 'drawing')} of something else`,
    table([
      ['accuracy', 'calibration error', 'digits refused', 'others refused'],
      [report.accuracy, report.ece, report.refusedDigits, report.refusedNonDigits].map(percent),
    ]),
    table([
      ['recall', ...Object.keys(recall)],
      ['', ...Object.values(recall).map(percent)],
    ]),
    `worst writers: ${worst.join(', ') || 'none known'}`,
    `confusions (label->read): ${confused.join(', ') || 'none'}`,
  ].join('\n');
}

/** Which lines of a file were left out and why; null for none. */
export function printedSkips({ file, skipped }: Survey): string | null {
  if (skipped.length === 0) return null;
  const named = skipped
    .slice(0, MOST_NAMED_LINES)
    .map(({ number, problem }) => `line ${number} (${PROBLEMS[problem]})`);
  const more = skipped.length > named.length ? ', ...' : '';
  return `${file}: ${counted(skipped.length, 'line')} left out: ${named.join(', ')}${more}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(2)} %`;
}
