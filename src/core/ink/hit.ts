import { flattenStroke, penRadius } from './smooth';
import type { InkPoint, Stroke } from './stroke';

/** A place on the pad, in pad units. */
export type PadPoint = { readonly x: number; readonly y: number };

/**
 * The indices, ascending, of the strokes whose ink comes within `radius` of an eraser that moved straight from one
 * place to another: however fast it went, it jumps over none. All in pad units.
 */
export function strokesTouched(
  strokes: readonly Stroke[],
  from: PadPoint,
  to: PadPoint,
  radius: number,
): readonly number[] {
  return strokes.flatMap((stroke, index) => (isTouched(stroke, from, to, radius) ? [index] : []));
}

function isTouched(stroke: Stroke, from: PadPoint, to: PadPoint, radius: number): boolean {
  const vertices = flattenStroke(stroke);
  return vertices.some((vertex, i) => {
    const previous = vertices[i - 1] ?? vertex;
    return gapToEdge(previous, vertex, stroke.width, from, to) <= radius;
  });
}

/**
 * Pad units between the eraser's way and the ink along one edge of a stroke; 0 or less where they meet. Two segments
 * that don't cross are nearest at an end of one of them.
 */
function gapToEdge(a: InkPoint, b: InkPoint, width: number, from: PadPoint, to: PadPoint): number {
  if (segmentsCross(a, b, from, to)) return 0;
  const gap = (place: PadPoint, onWay: number, onEdge: number): number => {
    const pressure = a.pressure + onEdge * (b.pressure - a.pressure);
    const foot = between(from, to, onWay);
    return Math.hypot(foot.x - place.x, foot.y - place.y) - penRadius(width, pressure);
  };
  const fromEdge = (place: PadPoint, onWay: number) => {
    const onEdge = nearest(a, b, place);
    return gap(between(a, b, onEdge), onWay, onEdge);
  };
  return Math.min(
    fromEdge(from, 0),
    fromEdge(to, 1),
    gap(a, nearest(from, to, a), 0),
    gap(b, nearest(from, to, b), 1),
  );
}

/** The part, 0..1, of the way from `a` to `b` at which it is nearest to `place`. */
function nearest(a: PadPoint, b: PadPoint, place: PadPoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const lengthSquared = dx * dx + dy * dy;
  if (!(lengthSquared > 0)) return 0;
  return Math.min(1, Math.max(0, ((place.x - a.x) * dx + (place.y - a.y) * dy) / lengthSquared));
}

function between(a: PadPoint, b: PadPoint, part: number): PadPoint {
  return { x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) };
}

/** Whether two segments cross properly, each having the other's ends on both its sides. */
function segmentsCross(a: PadPoint, b: PadPoint, c: PadPoint, d: PadPoint): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Positive or negative by the side of the line a-b on which `place` lies, 0 on it. */
function side(a: PadPoint, b: PadPoint, place: PadPoint): number {
  return (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x);
}
