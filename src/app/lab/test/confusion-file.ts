import type { ConfusionMatrix } from '../../../core/metrics/confusion';

/**
 * A confusion matrix as comma-separated values (RFC 4180): a row for each true digit, a column for each digit that was
 * read. The first cell says which is which.
 */
export function confusionFile(matrix: ConfusionMatrix): string {
  const head = ['true\\read', ...matrix.map((_, read) => read)];
  const rows = matrix.map((row, label) => [label, ...row]);
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}
