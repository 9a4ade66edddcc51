import type { Digit } from '../../../src/core/ink/samples';
import type { Stroke } from '../../../src/core/ink/stroke';
import type { Random } from '../../../src/core/random/random';
import { pick } from './choices';
import { ontoPad } from './onto-pad';
import { mirrored, sketch } from './sketch';
import { figureOf } from './ways';

/** What is on the pad and is not a digit. */
export type Mark = {
  /** 'letter A', 'star', '3 7' */
  readonly name: string;
  /** pad units */
  readonly strokes: readonly Stroke[];
};

/** Writes a digit, in pad units, as somebody might. */
export type WriteDigit = (digit: Digit, random: Random) => readonly Stroke[];

/** Draws one sort of mark, different each time. */
export type DrawMark = (random: Random, writeDigit: WriteDigit) => Mark;

/** Names, and for each the ways in which people draw it, in the notation of `figureOf`. */
export type FigureTable = Readonly<Record<string, readonly string[]>>;

/** A drawing of every name in a table. `mayMirror`: what is no writing looks to either side. */
export function drawsOfTable(table: FigureTable, before: string, mayMirror: boolean): readonly DrawMark[] {
  return Object.entries(table).map(([name, variants]) => {
    const figures = variants.map(figureOf);
    return (random) => {
      const trace = sketch(pick(figures, random), random);
      const seen = mayMirror && random() < 0.5 ? mirrored(trace) : trace;
      return { name: before + name, strokes: ontoPad(seen, random) };
    };
  });
}
