import { longerSide, pointBounds } from '../../src/core/ink/bounds';
import { DEFAULT_PEN_WIDTH, PAD_SIZE, type Stroke } from '../../src/core/ink/stroke';
import { median } from '../lib/statistics';
import type { Drawing } from './drawing';

/** The middle drawing of a file is as long as this on the pad, in pad units: a digit as people draw it there. */
const TYPICAL_SIDE = 180;

const NEUTRAL_PRESSURE = 0.5;

/** The longer side of the box around a drawing, in its own unit; null without a point. */
export function drawingSide({ strokes }: Drawing): number | null {
  const box = pointBounds(strokes.flat());
  return box === undefined ? null : longerSide(box);
}

/**
 * Pad units for a unit of a file. One for all its drawings, so that what is small beside a digit stays small.
 *
 * @param sides of its drawings
 */
export function padScale(sides: readonly number[]): number {
  const typical = sides.length === 0 ? 0 : median(sides);
  return typical > 0 ? TYPICAL_SIDE / typical : 1;
}

/**
 * A drawing as if it had been made in the middle of the pad with the pad's own pen. Where it lay in its file does not
 * matter to what it looks like, but what lies far out would pass for a broken place.
 */
export function padStrokes({ strokes }: Drawing, scale: number): Stroke[] {
  const box = pointBounds(strokes.flat());
  if (box === undefined) return [];
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2;
  return strokes.map((places) => ({
    points: places.map(({ x, y }) => ({
      x: PAD_SIZE / 2 + (x - middleX) * scale,
      y: PAD_SIZE / 2 + (y - middleY) * scale,
      pressure: NEUTRAL_PRESSURE,
    })),
    width: DEFAULT_PEN_WIDTH,
  }));
}
