import type { RunRecord } from '../../../app/lab/runs/record';
import type { Runs } from '../../../app/lab/runs/runs';

/** Buttons of a row that make it move or go. */
export type RowAction = 'pin' | 'delete';

export type RunRowProps = {
  readonly model: Runs;
  readonly record: RunRecord;
  readonly name: string;
  /** null unless it is chosen */
  readonly slot: number | null;
  readonly hasWeights: boolean;
  readonly reads: boolean;
  readonly time: Intl.DateTimeFormat;
  /** to be called before something is done that makes the row move or go */
  readonly keepFocus: (action: RowAction, run: string) => void;
};
