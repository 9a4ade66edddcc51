import type { Random } from '../../random/random';
import type { Digit } from '../samples';
import type { Way } from './way';

/** A uniform number between two. */
export type Between = (low: number, high: number) => number;

/** One of the ways in which people write a digit. */
export type Style = StyleOf & { readonly digit: Digit };

/** A style, among others of the same digit. */
export type StyleOf = {
  /** what it looks like, in a few words */
  readonly name: string;
  /** how often it is written, in proportion to the other styles of its digit */
  readonly weight: number;
  /** the ways of the pen; whatever may be long or short, wide or narrow without becoming another style is drawn */
  readonly ways: (between: Between) => readonly Way[];
};

/** Numbers between two, from a source of chance. */
export function betweenOf(random: Random): Between {
  return (low, high) => low + (high - low) * random();
}
