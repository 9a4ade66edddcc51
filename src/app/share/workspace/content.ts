import type { OwnDigit } from '../../../core/data/own-digits';
import type { Stroke } from '../../../core/ink/stroke';
import type { TrainingPlan } from '../../../core/model/plan';
import type { KeptWeights, RunRecord } from '../../lab/runs/record';
import type { Preferences } from '../../preferences';

/** Everything that a person has on this device, as one file carries it. */
export type WorkspaceContent = {
  readonly strokes: readonly Stroke[];
  /** of the next stroke, in pad units */
  readonly penWidth: number;
  /** a digit that lies on the pad as a picture, [784], 0..1; null where there are strokes, or nothing */
  readonly picture: Float32Array | null;
  /** as it stands in the form; null where it could not be trained */
  readonly plan: TrainingPlan | null;
  readonly preferences: Preferences | null;
  readonly runs: readonly RunRecord[];
  /** of some of those runs */
  readonly weights: readonly KeptWeights[];
  readonly own: readonly OwnDigit[];
};

/** Why a file is not taken as a workspace. */
export type WorkspaceProblem =
  /** the file, or what it unpacks to */
  | { readonly kind: 'tooLarge' }
  /** something else altogether */
  | { readonly kind: 'notWorkspace' }
  /** written by a later version of the page */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' }
  /** the file is gone, or may not be read */
  | { readonly kind: 'unreadable' }
  /** this device took some of it at most */
  | { readonly kind: 'notKept' };

export const WORKSPACE_LIMITS = {
  /** of the file, and of all that it unpacks to */
  bytes: 256 * 1024 * 1024,
  /** of the list of what there is */
  listBytes: 64 * 1024 * 1024,
  runs: 2000,
  strokes: 10_000,
  points: 100_000,
} as const;

/** How the file is laid out: a zip of these, and of `weightsPath` for each run that has any. */
export const WORKSPACE_FILES = {
  /** what there is, as JSON */
  list: 'workspace.json',
  /** float32, little-endian */
  picture: 'picture.f32',
  /** the own digits' pixels, one after the other, 784 bytes each */
  own: 'own-digits.u8',
} as const;

export const WORKSPACE_FORMAT = 'inkling-workspace';
/** To be raised when a page of today could not read what is written. */
export const WORKSPACE_VERSION = 1;

/** Where the numbers of the run at this place of the list lie: array after array as `weightShapes` lists them, float32. */
export function weightsPath(index: number): string {
  return `weights/run-${index}.f32`;
}
