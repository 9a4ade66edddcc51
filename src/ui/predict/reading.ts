import type { Answer } from '../../app/state';
import { type Verdict, verdictOf } from '../../core/metrics/verdict';

/** What the page tells of an answer. */
export type Reading = {
  readonly verdict: Verdict;
  /** the most probable digit, whatever the verdict */
  readonly top: number;
  /** [10], 0..1 */
  readonly probabilities: Float32Array;
  /** it will be told to be no digit if it stays as it is */
  readonly doubtful: boolean;
};

/** Below this the page says "probably". */
const SURE_FROM = 0.9;

/** @param told whether to tell that it is no digit, where it is none */
export function readingOf({ probabilities, refused }: Answer, told: boolean): Reading {
  return {
    verdict: verdictOf(probabilities, told ? refused : null),
    top: probabilities.indexOf(Math.max(...probabilities)),
    probabilities,
    doubtful: refused !== null,
  };
}

/** How far the most probable digit is to be trusted, for the words that it is told in. */
export function certaintyOf({ probabilities, top, doubtful }: Reading): 'sure' | 'likely' {
  return probabilities[top]! >= SURE_FROM && !doubtful ? 'sure' : 'likely';
}

/** The digits that the verdict names. */
export function namedDigits({ verdict }: Reading): readonly number[] {
  switch (verdict.kind) {
    case 'digit':
      return [verdict.digit];
    case 'unsure':
      return [verdict.first, verdict.second];
    default:
      return [];
  }
}
