import { type CurveSegment, flattenStroke, penRadius } from './smooth';
import type { Stroke } from './stroke';

/** An upright rectangle, in the unit of what it bounds; of no width or height where that has none. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Width and height of a box, in its unit. */
export function boxSize(box: Box): { readonly width: number; readonly height: number } {
  return { width: box.right - box.left, height: box.bottom - box.top };
}

/** The longer of a box's two sides, in its unit. */
export function longerSide(box: Box): number {
  return Math.max(box.right - box.left, box.bottom - box.top);
}

/** The smallest box around some points; undefined for none. */
export function pointBounds(points: Iterable<{ readonly x: number; readonly y: number }>): Box | undefined {
  let box: Box | undefined;
  for (const { x, y } of points) box = around(box, { left: x, top: y, right: x, bottom: y });
  return box;
}

/**
 * The smallest box around the centreline of some curves, exact: a quadratic Bézier reaches its extremes at its ends or
 * where its derivative vanishes. Undefined for no segment.
 */
export function curveBounds(curve: Iterable<CurveSegment>): Box | undefined {
  let box: Box | undefined;
  for (const { from, control, to } of curve) {
    const [left, right] = quadraticRange(from.x, control.x, to.x);
    const [top, bottom] = quadraticRange(from.y, control.y, to.y);
    box = around(box, { left, top, right, bottom });
  }
  return box;
}

/**
 * The smallest box around what the pen left on the pad, its width and pressure counted, in pad units (to within the
 * pad's flattening tolerance). Undefined where there is no ink.
 */
export function inkBounds(strokes: readonly Stroke[]): Box | undefined {
  let box: Box | undefined;
  for (const stroke of strokes) {
    for (const { x, y, pressure } of flattenStroke(stroke)) {
      const radius = penRadius(stroke.width, pressure);
      box = around(box, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    }
  }
  return box;
}

/** The smallest box around two. */
function around(a: Box | undefined, b: Box): Box {
  if (a === undefined) return b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** The least and greatest value of a quadratic Bézier's one coordinate. */
function quadraticRange(from: number, control: number, to: number): readonly [number, number] {
  const least = Math.min(from, to);
  const greatest = Math.max(from, to);
  // Between its ends the control value turns nothing round: the coordinate runs monotonically.
  if (control >= least && control <= greatest) return [least, greatest];
  const extreme = (from * to - control * control) / (from - 2 * control + to);
  return [Math.min(least, extreme), Math.max(greatest, extreme)];
}
