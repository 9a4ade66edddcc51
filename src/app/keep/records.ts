import type { Stroke } from '../../core/ink/stroke';
import type { TrainingPlan } from '../../core/model/plan';
import type { SavedNetwork } from '../../protocol/training';
import type { RunState } from '../state';

/** What lies on the pad and in the form of one page, as it is kept. */
export type KeptWorkspace = {
  /** of the page's slot */
  readonly id: string;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly strokes: readonly Stroke[];
  /** [784], 0..1; null where there are strokes, or nothing */
  readonly picture: Float32Array | null;
  /** pad units */
  readonly penWidth: number;
  readonly plan: TrainingPlan;
};

/** The network that reads on one page, unless it comes with the page, and the run on show. */
export type KeptCheckpoint = {
  /** of the page's slot */
  readonly id: string;
  /** milliseconds since 1970 */
  readonly at: number;
  readonly run: RunState | null;
  readonly saved: SavedNetwork;
};
