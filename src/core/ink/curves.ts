/** A place on the pad, in pad units. */
export type Place = { readonly x: number; readonly y: number };

/** Pad units between two samples of a curve, about: what a mouse reports of a hand that writes at its usual speed. */
const SPACING = 8;

/** Samples of a cubic Bézier, both ends included, evenly spaced in its parameter. */
export function cubic(from: Place, control1: Place, control2: Place, to: Place): readonly Place[] {
  // The control polygon is longer than the curve, the chord shorter.
  const length =
    (distance(from, control1) + distance(control1, control2) + distance(control2, to) + distance(from, to)) /
    2;
  return sampled(length, (t) => {
    const s = 1 - t;
    const mix = (a: number, b: number, c: number, d: number) =>
      s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    return {
      x: mix(from.x, control1.x, control2.x, to.x),
      y: mix(from.y, control1.y, control2.y, to.y),
    };
  });
}

/** Samples of a straight line, both ends included. */
export function line(from: Place, to: Place): readonly Place[] {
  return sampled(distance(from, to), (t) => ({
    x: from.x + t * (to.x - from.x),
    y: from.y + t * (to.y - from.y),
  }));
}

/**
 * Samples of an arc of an upright ellipse, both ends included. Angles in degrees, clockwise on the screen from the
 * ellipse's right end; from the greater to the smaller angle the pen goes round counter-clockwise.
 */
export function arc(
  centre: Place,
  radiusX: number,
  radiusY: number,
  fromAngle: number,
  toAngle: number,
): readonly Place[] {
  const sweep = ((toAngle - fromAngle) * Math.PI) / 180;
  return sampled((Math.abs(sweep) * (radiusX + radiusY)) / 2, (t) => {
    const angle = (fromAngle * Math.PI) / 180 + t * sweep;
    return { x: centre.x + radiusX * Math.cos(angle), y: centre.y + radiusY * Math.sin(angle) };
  });
}

/** A curve of about `length` pad units sampled at even steps of its parameter 0..1. */
function sampled(length: number, at: (t: number) => Place): readonly Place[] {
  const steps = Math.max(1, Math.round(length / SPACING));
  return Array.from({ length: steps + 1 }, (_, i) => at(i / steps));
}

function distance(a: Place, b: Place): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}
