import { CLASS_COUNT } from '../../../core/data/digits';
import type { ConfusionMatrix } from '../../../core/metrics/confusion';
import type { ArrowKey } from '../mnist/use-roving';

const STEPS = {
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
} as const satisfies Partial<Record<ArrowKey, unknown>>;

/** The number of a cell, row by row. */
export function cellNumber(label: number, read: number): number {
  return label * CLASS_COUNT + read;
}

export function hasDigits(matrix: ConfusionMatrix, cell: number): boolean {
  return matrix[Math.floor(cell / CLASS_COUNT)]![cell % CLASS_COUNT]! > 0;
}

/** The next cell that way with digits in it, from a cell; Home and End go to its row's ends. */
export function nextCell(matrix: ConfusionMatrix, from: number, key: ArrowKey): number | undefined {
  const row = Math.floor(from / CLASS_COUNT);
  if (key === 'Home' || key === 'End') {
    const cells = Array.from({ length: CLASS_COUNT }, (_, read) => cellNumber(row, read));
    const filled = cells.filter((cell) => hasDigits(matrix, cell));
    return filled.at(key === 'Home' ? 0 : -1);
  }
  const { rows, columns } = STEPS[key];
  let label = row + rows;
  let read = (from % CLASS_COUNT) + columns;
  while (label >= 0 && label < CLASS_COUNT && read >= 0 && read < CLASS_COUNT) {
    if (matrix[label]![read]! > 0) return cellNumber(label, read);
    label += rows;
    read += columns;
  }
  return undefined;
}
