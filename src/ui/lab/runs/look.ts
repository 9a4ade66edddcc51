import type { CSSProperties } from 'react';

/** How many colours there are; `--run-0` and so on in runs.css. */
const COLOURS = 8;

/** Lines of one colour differ in their dashes; CSS pixels of line and gap. */
const DASHES = ['none', '8 4', '2 3', '10 3 2 3', '5 2', '1 5', '14 4'] as const;

/** How a run's line is told apart: by colour, by dashes, and by the number at its end. To be put on what draws it. */
export type Look = CSSProperties & { readonly '--run': string; readonly '--run-dashes': string };

export function lookOf(slot: number): Look {
  return {
    '--run': `var(--run-${slot % COLOURS})`,
    '--run-dashes': DASHES[Math.floor(slot / COLOURS) % DASHES.length]!,
  };
}
