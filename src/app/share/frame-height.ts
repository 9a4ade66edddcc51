import type { PageConfig, Panel } from '../config/config';
import { PANELS } from '../config/names';

/**
 * Pixels that each panel takes of a frame 600 wide, which is what course sites have room for. Measured in Chromium, in both
 * languages, with a drawing that is read and a run that is over, at the panels' first tabs or a usual one; rounded up to
 * tens. Such a frame is one column, so that they add up.
 */
const PANEL_HEIGHTS: Readonly<Record<Panel, number>> = {
  header: 80,
  draw: 650,
  // With the strip above the page that repeats it.
  predict: 660,
  train: 1200,
  lab: 540,
  share: 700,
  footer: 120,
};
const TASK_HEIGHT = 60;
/** Between two of them, and at the edges. */
const GAP = 12;

/** A height for a frame that cannot size itself, in CSS pixels: little is left over, and hardly anything is to be scrolled. */
export function frameHeight({ panels, task }: Pick<PageConfig, 'panels' | 'task'>): number {
  const heights = (panels ?? PANELS).map((panel) => PANEL_HEIGHTS[panel]);
  if (task !== '') heights.push(TASK_HEIGHT);
  return heights.reduce((sum, height) => sum + height + GAP, GAP);
}
