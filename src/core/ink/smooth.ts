import type { InkPoint, Stroke } from './stroke';

/**
 * One quadratic Bézier of a stroke's curve. The pressure is a third coordinate of its three points and runs along the
 * curve as x and y do.
 */
export type CurveSegment = {
  readonly from: InkPoint;
  readonly control: InkPoint;
  readonly to: InkPoint;
};

/** How far a flattened curve may lie from the true one, in pad units: a quarter of a unit is invisible on any screen. */
export const PAD_TOLERANCE = 0.25;

/** What a device that cannot measure pressure reports, by the Pointer Events recommendation. */
const NEUTRAL_PRESSURE = 0.5;

/** Farther out than this (pad units) is a broken coordinate, not a hand: its squares would drown the real ones. */
const FARTHEST = 1e6;

/** A quadratic with more edges than this would need a tolerance that means nothing. */
const MOST_EDGES = 256;

/**
 * Radius of the pen's round tip, in the unit of `width`: half the width at a pressure of 0.5, from half to one and a
 * half times as much over the pressures 0..1.
 */
export function penRadius(width: number, pressure: number): number {
  return (width / 2) * (0.5 + pressure);
}

/**
 * The curve that a stroke describes; empty where the stroke has no usable point. The pad draws these segments and the
 * rasteriser flattens them, so that what a person sees is what gets read.
 *
 * Quadratic Béziers join the middles of neighbouring samples, each with a sample as its control point, and straight
 * pieces reach the first and the last sample: a uniform quadratic B-spline with its ends pulled out. A sample that
 * comes twice makes a corner, as a pen that rests there does; one alone is a segment of no length, a dot.
 */
export function strokeCurve(stroke: Stroke): readonly CurveSegment[] {
  const points = usablePoints(stroke.points);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  if (points.length === 1) return [{ from: first, control: first, to: first }];

  const segments: CurveSegment[] = [];
  let from = first;
  let control = first;
  for (const next of points.slice(1)) {
    const to = middle(control, next);
    // The first piece has no sample of its own between its ends: its control point in the middle makes it a line.
    segments.push({ from, control: segments.length === 0 ? middle(from, to) : control, to });
    from = to;
    control = next;
  }
  segments.push({ from, control: middle(from, last), to: last });
  return segments;
}

/**
 * A curve as a polyline that lies nowhere farther than `tolerance` (the curve's own unit, above 0) from it. Both ends
 * of every segment are vertices. A dot gives two equal vertices.
 *
 * A parabola cut at n equal steps strays |from - 2 control + to| / 4n² from its chords, which gives n.
 */
export function flattenCurve(curve: readonly CurveSegment[], tolerance: number): readonly InkPoint[] {
  const start = curve[0]?.from;
  if (start === undefined) return [];
  const vertices: InkPoint[] = [start];
  for (const segment of curve) {
    const { from, control, to } = segment;
    const bendX = from.x - 2 * control.x + to.x;
    const bendY = from.y - 2 * control.y + to.y;
    const bend = Math.sqrt(bendX * bendX + bendY * bendY); // several times as fast as Math.hypot
    const edges = Math.min(MOST_EDGES, Math.max(1, Math.ceil(Math.sqrt(bend / (4 * tolerance)))));
    for (let edge = 1; edge < edges; edge++) vertices.push(pointOn(segment, edge / edges));
    vertices.push(to);
  }
  return vertices;
}

/** A stroke's curve as a polyline, nowhere farther than `tolerance` (pad units) from it; empty for no usable point. */
export function flattenStroke(stroke: Stroke, tolerance: number = PAD_TOLERANCE): readonly InkPoint[] {
  return flattenCurve(strokeCurve(stroke), tolerance);
}

/** The samples that can be drawn, each with a pressure in 0..1. */
function usablePoints(points: readonly InkPoint[]): readonly InkPoint[] {
  return points
    .filter(({ x, y }) => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)
    .map(({ x, y, pressure }) => ({
      x,
      y,
      pressure: Number.isFinite(pressure) ? Math.min(1, Math.max(0, pressure)) : NEUTRAL_PRESSURE,
    }));
}

function middle(a: InkPoint, b: InkPoint): InkPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, pressure: (a.pressure + b.pressure) / 2 };
}

/** The point of a quadratic Bézier at parameter t, 0..1. */
function pointOn({ from, control, to }: CurveSegment, t: number): InkPoint {
  const a = (1 - t) * (1 - t);
  const b = 2 * t * (1 - t);
  const c = t * t;
  return {
    x: a * from.x + b * control.x + c * to.x,
    y: a * from.y + b * control.y + c * to.y,
    pressure: a * from.pressure + b * control.pressure + c * to.pressure,
  };
}
