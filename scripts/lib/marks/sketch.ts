/** A figure as somebody's hand draws it: never twice the same. */

import type { Place } from '../../../src/core/ink/curves';
import { sampleWay } from '../../../src/core/ink/styles/way';
import { bellShaped } from '../../../src/core/random/bell-shaped';
import type { Random } from '../../../src/core/random/random';
import { between, chance, pick, times, whole } from './choices';
import type { Figure, Knot, Way } from './ways';

/** What the pen drew, one list of places for each stroke. No size is meant: `ontoPad` gives it one. */
export type Trace = readonly (readonly Place[])[];

/** Units of the box of 100 between two samples: about 8 pad units where the figure is 200 of them high. */
const SPACING = 4;

/** What one hand does alike to every stroke of a figure. */
type Hand = {
  /** standard deviation of a knot's place, in units of the box */
  readonly carelessness: number;
  /** rounds corners that may be rounded */
  readonly fast: boolean;
  /** amplitude of the tremble, in units of the box */
  readonly tremble: number;
};

/** Draws a figure: knots astray, corners rounded, ends too long or too short, a tremble, a slant, a stretch, a turn. */
export function sketch(figure: Figure, random: Random): Trace {
  const hand: Hand = {
    carelessness: between(0.6, 6, random),
    fast: chance(0.3, random),
    tremble: between(0, 1.2, random),
  };
  return leaned(
    figure.map((way) => drawn(way, hand, random)),
    random,
  );
}

/** A trace slanted, stretched and turned as hands do, by one random amount each. */
export function leaned(trace: Trace, random: Random): Trace {
  const slant = 0.2 * bellShaped(random);
  const stretch = Math.exp(0.16 * bellShaped(random));
  const turn = 0.09 * bellShaped(random);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const move = ({ x, y }: Place): Place => {
    const sheared = (x - slant * y) * stretch;
    return { x: cos * sheared - sin * y, y: sin * sheared + cos * y };
  };
  return trace.map((stroke) => stroke.map(move));
}

/** A trace as a mirror shows it, left and right exchanged. */
export const mirrored = (trace: Trace): Trace =>
  trace.map((stroke) => stroke.map(({ x, y }) => ({ x: -x, y })));

/** Knots without a corner, for figures that are computed. */
export const smoothWay = (places: readonly Place[]): Way => ({
  shape: 'pen',
  knots: places.map(({ x, y }) => ({ x, y, turn: 'smooth' })),
});

/** Knots that are all corners, for figures that are computed. */
export const angularWay = (places: readonly Place[]): Way => ({
  shape: 'pen',
  knots: places.map(({ x, y }) => ({ x, y, turn: 'sharp' })),
});

export const ringWay = (x: number, y: number, radiusX: number, radiusY = radiusX): Way => ({
  shape: 'ring',
  x,
  y,
  radiusX,
  radiusY,
});

function drawn(way: Way, hand: Hand, random: Random): readonly Place[] {
  const offX = 0.5 * hand.carelessness * bellShaped(random);
  const offY = 0.5 * hand.carelessness * bellShaped(random);
  if (way.shape === 'ring') return drawnRing(way, hand, random);
  if (way.knots.length === 1) return dot(way.knots[0]!, random);
  const strayed = way.knots.map(({ x, y, turn }) => ({
    x: x + offX + hand.carelessness * bellShaped(random),
    y: y + offY + hand.carelessness * bellShaped(random),
    turn,
  }));
  return trembling(curveThrough(withLooseEnds(strayed, random), hand.fast), hand.tremble, random);
}

/** First and last knot farther out or farther in, by some of the way to their neighbours. */
function withLooseEnds(knots: readonly Knot[], random: Random): readonly Knot[] {
  const last = knots.length - 1;
  return knots.map((knot, i) => {
    if (i !== 0 && i !== last) return knot;
    const inner = knots[i === 0 ? 1 : last - 1]!;
    const more = 0.07 * bellShaped(random);
    return { ...knot, x: knot.x + more * (knot.x - inner.x), y: knot.y + more * (knot.y - inner.y) };
  });
}

/** One spline from corner to corner. */
function curveThrough(knots: readonly Knot[], fast: boolean): readonly Place[] {
  const places: Place[] = [];
  let from = 0;
  knots.forEach(({ turn }, i) => {
    const turns = turn === 'sharp' || (turn === 'corner' && !fast);
    if (i === 0 || (i < knots.length - 1 && !turns)) return;
    const piece = sampleWay(knots.slice(from, i + 1), SPACING);
    // A corner belongs to both its pieces, and to the curve once.
    for (const place of places.length === 0 ? piece : piece.slice(1)) places.push(place);
    from = i;
  });
  return places;
}

/** Adds a slow random swing, a sine of chance length and phase for x and for y. */
function trembling(places: readonly Place[], amplitude: number, random: Random): readonly Place[] {
  const [phaseX, phaseY] = [between(0, 2 * Math.PI, random), between(0, 2 * Math.PI, random)];
  const pace = (2 * Math.PI * SPACING) / between(25, 90, random);
  return places.map(({ x, y }, i) => ({
    x: x + amplitude * Math.sin(phaseX + i * pace),
    y: y + amplitude * Math.sin(phaseY + i * pace * 0.8),
  }));
}

/** An ellipse begun anywhere, in either direction, that doesn't quite meet its beginning or runs past it. */
function drawnRing(ring: Way & { shape: 'ring' }, hand: Hand, random: Random): readonly Place[] {
  const way = chance(0.7, random) ? -1 : 1;
  const start = between(-2.4, 0.4, random);
  const turn = 2 * Math.PI + between(-0.2, 0.6, random);
  const knots = 9;
  // A small ring is drawn with a small error.
  const stray = Math.min(1, (ring.radiusX + ring.radiusY) / 50) * hand.carelessness;
  const round = times(knots, (i) => {
    const angle = start + (way * turn * i) / (knots - 1);
    return {
      x: ring.x + ring.radiusX * Math.cos(angle) + stray * bellShaped(random),
      y: ring.y + ring.radiusY * Math.sin(angle) + stray * bellShaped(random),
    };
  });
  return sampleWay(round, SPACING);
}

/** A dot is one touch, a short dash or a little hook. */
function dot({ x, y }: Knot, random: Random): readonly Place[] {
  const form = pick(['touch', 'dash', 'hook'] as const, random);
  if (form === 'touch') return [{ x, y }];
  const angle = between(0, 2 * Math.PI, random);
  const reach = between(1, 5, random);
  return times(form === 'dash' ? 2 : whole(3, 4, random), (i) => ({
    x: x + reach * Math.cos(angle + i),
    y: y + reach * Math.sin(angle + i),
  }));
}
