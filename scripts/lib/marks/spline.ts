/** Curves through knots. */
import type { Place } from '../../../src/core/ink/curves';

/** Two knots nearer than this, in the unit of the knots, have no direction between them. */
const NEAREST = 1e-6;

/**
 * Samples, about `spacing` apart, of the centripetal Catmull-Rom spline through the knots, both ends included; at its
 * ends it runs as a parabola. One knot gives itself. (E. Catmull and R. Rom, "A class of local interpolating splines",
 * 1974; centripetal: C. Yuksel, S. Schaefer and J. Keyser, "Parameterization and applications of Catmull-Rom curves",
 * 2011, which has neither cusps nor loops between two knots.)
 */
export function splineThrough(knots: readonly Place[], spacing: number): Place[] {
  const distinct = knots.filter((knot, i) => i === 0 || distance(knots[i - 1]!, knot) > NEAREST);
  const samples: Place[] = distinct.slice(0, 1);
  const steps = distinct.slice(1).map((knot, i) => Math.sqrt(distance(distinct[i]!, knot)));
  const slopes = slopesAt(distinct, steps);
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i]!;
    const count = Math.max(1, Math.round((step * step) / spacing));
    for (let k = 1; k <= count; k++) {
      samples.push(hermite(distinct[i]!, distinct[i + 1]!, slopes[i]!, slopes[i + 1]!, step, k / count));
    }
  }
  return samples;
}

/** The spline's derivative at every knot, by its own parameter, which runs `steps` from knot to knot. */
function slopesAt(knots: readonly Place[], steps: readonly number[]): readonly Place[] {
  const chords = steps.map((step, i) => mix(knots[i + 1]!, 1 / step, knots[i]!, -1 / step));
  const slopes = chords.map((chord, i) => {
    if (i === 0) return chord;
    const share = steps[i]! / (steps[i - 1]! + steps[i]!);
    return mix(chords[i - 1]!, share, chord, 1 - share);
  });
  const last = chords.length - 1;
  if (last < 0) return slopes;
  // A parabola's chord has the mean of the slopes at its ends.
  slopes.push(last === 0 ? chords[0]! : mix(chords[last]!, 2, slopes[last]!, -1));
  if (last > 0) slopes[0] = mix(chords[0]!, 2, slopes[1]!, -1);
  return slopes;
}

/** The cubic from `a` to `b` with these slopes at its ends, at t in 0..1 of its `step`. */
function hermite(a: Place, b: Place, slopeA: Place, slopeB: Place, step: number, t: number): Place {
  const s = 1 - t;
  const atA = s * s * (1 + 2 * t);
  const atB = t * t * (1 + 2 * s);
  const bend = mix(slopeA, t * s * s * step, slopeB, -t * t * s * step);
  return { x: atA * a.x + atB * b.x + bend.x, y: atA * a.y + atB * b.y + bend.y };
}

const mix = (a: Place, shareA: number, b: Place, shareB: number): Place => ({
  x: a.x * shareA + b.x * shareB,
  y: a.y * shareA + b.y * shareB,
});

const distance = (a: Place, b: Place): number => Math.hypot(b.x - a.x, b.y - a.y);
