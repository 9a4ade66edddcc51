/**
 * The way of a pen through a unit box: x rightwards and y downwards, a digit's height from 0 to 1. The pen runs smoothly
 * through the knots, but turns on the spot at those that are corners.
 */
export type Knot = { readonly x: number; readonly y: number; readonly corner?: true };

/** One stroke's knots, in the order in which the pen meets them. One knot is a dot. */
export type Way = readonly Knot[];

/** The pen runs smoothly through here. */
export function at(x: number, y: number): Knot {
  return { x, y };
}

/** The pen turns here. */
export function corner(x: number, y: number): Knot {
  return { x, y, corner: true };
}

/** Two knots nearer than this have no direction between them: they are one. */
const NEAREST = 1e-6;

/** Degrees between two knots of an oval: a spline through them strays from the ellipse by a fortieth of its radius at most. */
const OVAL_STEP = 45;

/**
 * Knots on an upright ellipse. Angles in degrees, clockwise on the screen from the ellipse's right end; a negative sweep
 * goes round counter-clockwise.
 */
export function oval(
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  from: number,
  sweep: number,
): Way {
  const steps = Math.max(2, Math.round(Math.abs(sweep) / OVAL_STEP));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = ((from + (sweep * i) / steps) * Math.PI) / 180;
    return at(x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle));
  });
}

/**
 * Samples of the pen's way, no two farther apart than about `spacing`; every knot is one of them.
 *
 * A centripetal Catmull-Rom spline (E. Catmull and R. Rom, 1974; parameters after P. Yuksel, S. Schaefer and J. Keyser,
 * "Parameterization and applications of Catmull-Rom curves", 2011), which makes neither loops nor cusps between knots.
 */
export function sampleWay(way: Way, spacing: number): Knot[] {
  const knots = way.filter((knot, i) => i === 0 || distance(way[i - 1]!, knot) > NEAREST);
  const samples: Knot[] = knots.slice(0, 1);
  for (let i = 1; i < knots.length; i++) {
    const from = knots[i - 1]!;
    const to = knots[i]!;
    const length = distance(from, to);
    // Beyond an end and beyond a corner there is nothing to be smooth with.
    const before = from.corner ? from : (knots[i - 2] ?? from);
    const after = to.corner ? to : (knots[i + 1] ?? to);
    const steps = Math.max(1, Math.round(length / spacing));
    for (let step = 1; step < steps; step++) samples.push(between(before, from, to, after, step / steps));
    samples.push(to);
  }
  return samples;
}

/** The point at t, 0..1, between the two knots in the middle. */
function between(before: Knot, from: Knot, to: Knot, after: Knot, t: number): Knot {
  // The square root of the distance is what makes the spline centripetal.
  const d0 = Math.sqrt(distance(before, from));
  const d1 = Math.sqrt(distance(from, to));
  const d2 = Math.sqrt(distance(to, after));
  const along = (a: number, b: number, c: number, d: number): number => {
    const startSlope = d0 === 0 ? c - b : ((b - a) / d0 - (c - a) / (d0 + d1) + (c - b) / d1) * d1;
    const endSlope = d2 === 0 ? c - b : ((c - b) / d1 - (d - b) / (d1 + d2) + (d - c) / d2) * d1;
    const t2 = t * t;
    const t3 = t2 * t;
    return (
      (2 * t3 - 3 * t2 + 1) * b +
      (t3 - 2 * t2 + t) * startSlope +
      (3 * t2 - 2 * t3) * c +
      (t3 - t2) * endSlope
    );
  };
  return { x: along(before.x, from.x, to.x, after.x), y: along(before.y, from.y, to.y, after.y) };
}

function distance(a: Knot, b: Knot): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
