/** From a trace without a size to strokes on the pad. */
import type { Place } from '../../../src/core/ink/curves';
import { DEFAULT_PEN_WIDTH, PAD_SIZE, type Stroke } from '../../../src/core/ink/stroke';
import type { Random } from '../../../src/core/random/random';
import { between, chance } from './choices';
import type { Trace } from './sketch';

/** Pad units that stay free along the pad's edges, as most people leave them. */
const MARGIN = 8;

/** Pad units, of the longer side, that a drawing has when nobody says otherwise. */
const SIZES = { least: 90, most: PAD_SIZE - 2 * MARGIN } as const;

/** Pad units. */
const PENS = { thin: 10, thick: 34 } as const;

export type Extent = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** The box around all places of a trace, which has at least one. */
export function extentOf(trace: Trace): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of trace.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/**
 * A trace as strokes anywhere on the pad where it fits, mostly with the page's own pen.
 *
 * @param least pad units that its longer side has at least
 * @param most pad units that its longer side has at most; the pad's own size is the limit
 */
export function ontoPad(
  trace: Trace,
  random: Random,
  least: number = SIZES.least,
  most: number = SIZES.most,
): readonly Stroke[] {
  const { left, top, width, height } = extentOf(trace);
  const side = Math.max(width, height);
  const scale = side > 0 ? between(least, Math.min(most, SIZES.most), random) / side : 1;
  const toX = between(MARGIN, PAD_SIZE - MARGIN - width * scale, random);
  const toY = between(MARGIN, PAD_SIZE - MARGIN - height * scale, random);
  const pen = chance(0.7, random) ? DEFAULT_PEN_WIDTH : between(PENS.thin, PENS.thick, random);
  const place = ({ x, y }: Place) => ({
    x: toX + (x - left) * scale,
    y: toY + (y - top) * scale,
    pressure: 0.5,
  });
  return trace.map((stroke) => ({ points: stroke.map(place), width: pen }));
}
