import type { PageConfig, Panel } from '../config/config';
import { PANELS } from '../config/names';

/**
 * Pixels that each panel takes of a frame 680 to 960 wide, which is what course sites have room for. Measured in Chromium, in
 * both languages, with a drawing that is read and a run that is over, at the panels' first tabs or a usual one; rounded up to
 * tens. In a narrower frame they stand below each other, and the frame scrolls.
 */
const PANEL_HEIGHTS: Readonly<Record<Panel, number>> = {
  header: 60,
  draw: 650,
  predict: 650,
  train: 600,
  lab: 480,
  share: 700,
  footer: 50,
};
/** Stand beside each other. */
const PAIR: readonly Panel[] = ['draw', 'predict'];
const TASK_HEIGHT = 50;
/** Between two rows, and at the edges. */
const GAP = 16;

/** A height for a frame that cannot size itself, in CSS pixels: little is left over, and hardly anything is to be scrolled. */
export function frameHeight({ panels, task }: Pick<PageConfig, 'panels' | 'task'>): number {
  const shown = panels ?? PANELS;
  const inPair = PAIR.filter((name) => shown.includes(name)).map((name) => PANEL_HEIGHTS[name]);
  const rows = shown.filter((name) => !PAIR.includes(name)).map((name) => PANEL_HEIGHTS[name]);
  if (inPair.length > 0) rows.push(Math.max(...inPair));
  if (task !== '') rows.push(TASK_HEIGHT);
  return rows.reduce((sum, height) => sum + height + GAP, GAP);
}
