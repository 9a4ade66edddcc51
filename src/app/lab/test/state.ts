import type { Summary } from '../../../core/metrics/readings';
import type { NetworkInfo } from '../../../protocol/training';
import type { DigitPicture } from '../browse/pictures';
import type { RequestProblem } from '../requests';
import { MISTAKES, type Selection, selectedDigits, type TestReport } from './report';

/** Digits that are shown at once. */
export const GALLERY_PAGE = 48;

/** A test that was made. */
export type TestOutcome = {
  readonly report: TestReport;
  /** the network that read */
  readonly info: NetworkInfo;
  /** what it had learnt, see `TestState` */
  readonly generation: number;
};

export type TestState = {
  /** a test is being made */
  readonly pending: boolean;
  /** why the newest came to nothing */
  readonly problem: RequestProblem | null;
  /** the last that was made; stays while another is */
  readonly outcome: TestOutcome | null;
  /** counts every change of what reads: another network, or a step of training */
  readonly generation: number;
  /** a run has ended, and what it has learnt was not tested here */
  readonly due: boolean;
  /** which of the tested digits are looked at */
  readonly selection: Selection;
  /** page of the selected digits, from 0 */
  readonly page: number;
  /** test digits that have been fetched, by index */
  readonly pictures: ReadonlyMap<number, DigitPicture>;
  /** pictures are on their way */
  readonly fetching: boolean;
  /** why pictures did not come */
  readonly pictureProblem: RequestProblem | null;
};

export const INITIAL_TEST: TestState = {
  pending: false,
  problem: null,
  outcome: null,
  generation: 0,
  due: false,
  selection: MISTAKES,
  page: 0,
  pictures: new Map(),
  fetching: false,
  pictureProblem: null,
};

export type TestAction =
  | { readonly type: 'asked' }
  | { readonly type: 'tested'; readonly outcome: TestOutcome }
  | { readonly type: 'failed'; readonly problem: RequestProblem }
  /** what reads is another */
  | { readonly type: 'networkChanged' }
  | { readonly type: 'runFinished' }
  | { readonly type: 'selected'; readonly selection: Selection }
  /** from 0 */
  | { readonly type: 'pageChosen'; readonly page: number }
  | { readonly type: 'picturesAsked' }
  | { readonly type: 'picturesCame'; readonly pictures: readonly DigitPicture[] }
  | { readonly type: 'picturesFailed'; readonly problem: RequestProblem };

/** A result in a few numbers. */
export type ResultSummary = Summary & {
  /** the network that read */
  readonly info: NetworkInfo;
  /** what reads by now is another network, or has learnt further */
  readonly stale: boolean;
};

/** The last result; null before the first. */
export function resultSummary({ outcome, generation }: TestState): ResultSummary | null {
  if (outcome === null) return null;
  const { report, info } = outcome;
  return { ...report.summary, info, stale: outcome.generation !== generation };
}

/** What decides which digits are on show. */
export type GalleryPlace = {
  /** undefined before the first test */
  readonly report: TestReport | undefined;
  readonly selection: Selection;
  readonly page: number;
};

export function galleryPlace({ outcome, selection, page }: TestState): GalleryPlace {
  return { report: outcome?.report, selection, page };
}

/** Indices of the digits that are selected, and of those of them on the page. */
export function galleryOf({ report, selection, page }: GalleryPlace): {
  readonly all: readonly number[];
  readonly shown: readonly number[];
} {
  const all = report === undefined ? [] : selectedDigits(report, selection);
  return { all, shown: all.slice(page * GALLERY_PAGE, (page + 1) * GALLERY_PAGE) };
}
