/**
 * What people put on the pad that is not a digit, drawn by chance: for teaching a network what it doesn't know. All of
 * it is made here from figures written for it.
 */
import { sampleDigit } from '../../../src/core/ink/samples';
import type { Random } from '../../../src/core/random/random';
import { pick } from './choices';
import { DRAWINGS } from './drawings';
import { FAR_LETTERS } from './far-letters';
import { FIGURE_DRAWS } from './figures';
import { drawInvented } from './invented';
import { LATIN } from './latin';
import { type DrawMark, drawsOfTable, type Mark, type WriteDigit } from './mark';
import { SCRIBBLE_DRAWS } from './scribbles';
import { SEVERAL_DRAWS } from './several';
import { SIGNS } from './signs';
import { SMALL_DRAWS } from './small';
import { THINGS } from './things';

export type { Mark, WriteDigit } from './mark';

export const MARK_KINDS = ['letter', 'scribble', 'drawing', 'several', 'mark'] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

/** Drawings that are alike in kind, and how often one of them is drawn; the shares of a kind sum to 1. */
export type Family = { readonly share: number; readonly draws: readonly DrawMark[] };

/** All that can be drawn. */
export const FAMILIES: Readonly<Record<MarkKind, readonly Family[]>> = {
  letter: [
    { share: 0.6, draws: drawsOfTable(LATIN, 'letter ', false) },
    { share: 0.18, draws: drawsOfTable(FAR_LETTERS, 'letter ', false) },
    { share: 0.12, draws: drawsOfTable(SIGNS, 'sign ', false) },
    { share: 0.1, draws: [drawInvented] },
  ],
  scribble: [{ share: 1, draws: SCRIBBLE_DRAWS }],
  drawing: [
    { share: 0.4, draws: drawsOfTable(DRAWINGS, '', true) },
    { share: 0.45, draws: drawsOfTable(THINGS, '', true) },
    { share: 0.15, draws: FIGURE_DRAWS },
  ],
  several: [{ share: 1, draws: SEVERAL_DRAWS }],
  mark: [{ share: 1, draws: SMALL_DRAWS }],
};

/** Draws something of a kind on the pad, 0..PAD_SIZE, of any size and in any place; the same for the same `random`. */
export function drawMark(kind: MarkKind, random: Random, writeDigit: WriteDigit = sampleDigit): Mark {
  const draws = familyBy(random(), FAMILIES[kind]).draws;
  return pick(draws, random)(random, writeDigit);
}

/** The family that holds `place`, 0..1, where they lie side by side with their shares. */
function familyBy(place: number, families: readonly Family[]): Family {
  let end = 0;
  for (const family of families) {
    end += family.share;
    if (place < end) return family;
  }
  return families.at(-1)!;
}
