import type { Corners } from './augment-corners';
import { layDigit, PAPER_SIZE } from './augment-paper';
import { changeStrokes } from './augment-stroke';
import { pairPixels, warp } from './augment-warp';
import { IMAGE_PIXELS } from './digits';

/**
 * Draws one digit anew, by what chance has decided already: changes its strokes, then warps it.
 *
 * @param source digits, 784 bytes each, 0 (paper) .. 255 (ink)
 * @param at where the digit begins in `source`, in bytes
 * @param target digits, likewise; may be `source`, also at the same place
 * @param targetAt where the new one goes in `target`, in bytes
 * @param corners where each cell of it comes from
 * @param strokes how much wider or thinner strokes get, see `strokeAmount`; 0 for neither
 */
export type Redraw = (
  source: Uint8Array,
  at: number,
  target: Uint8Array,
  targetAt: number,
  corners: Corners,
  strokes: number,
) => void;

/** Makes a `Redraw`, which owns its working memory. Any other way to do it faster must give the same bytes. */
export function createRedraw(): Redraw {
  const paper = new Uint8Array(PAPER_SIZE * PAPER_SIZE);
  const pairs = new Int32Array(PAPER_SIZE * PAPER_SIZE + 1);
  return (source, at, target, targetAt, corners, strokes) => {
    const box = layDigit(source, at, paper);
    target.fill(0, targetAt, targetAt + IMAGE_PIXELS);
    if (box === null) return;
    let inkBox = box;
    if (strokes !== 0) inkBox = changeStrokes(paper, box, strokes, pairs);
    else pairPixels(paper, box, pairs);
    warp(pairs, inkBox, corners, target, targetAt);
  };
}
