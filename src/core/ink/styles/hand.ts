import { bellShaped } from '../../random/bell-shaped';
import type { Random } from '../../random/random';
import { PAD_SIZE, type Stroke } from '../stroke';
import { type Knot, sampleWay, type Way } from './way';

/** How one hand writes at one moment: drawn anew for each digit. Lengths are shares of the digit's height. */
export type Hand = {
  /** sideways for each unit of height, above 0 to the right */
  readonly slant: number;
  /** radians, clockwise */
  readonly turn: number;
  /** what widths are multiplied by */
  readonly aspect: number;
  /** exponents: above 1 the upper and the left parts grow, below 1 the lower and the right ones */
  readonly partsX: number;
  readonly partsY: number;
  /** by which each knot is missed, standard deviation */
  readonly careless: number;
  /** by which the whole digit is bent, standard deviation */
  readonly bent: number;
  /** by which each sample trembles, standard deviation */
  readonly tremor: number;
  /** by which a stroke's ends stop short (below 0) or run on, standard deviation */
  readonly loose: number;
  /** between two samples: a fast pen, or a slow device, leaves few */
  readonly spacing: number;
  /** share of samples that are left out, so that speed varies along the stroke */
  readonly skipped: number;
  /** the digit's height, pad units */
  readonly size: number;
  /** pad units */
  readonly penWidth: number;
};

/** A hand as one meets them: most write with some care, some do not. */
export function drawHand(random: Random): Hand {
  const care = random() ** 1.5; // 0 careful .. 1 careless; more of the former
  const bell = () => bellShaped(random) / 2;
  const width = bell();
  const lean = bell();
  return {
    slant: 0.1 + (lean < 0 ? 0.34 : 0.44) * lean, // forwards more than backwards
    turn: 0.1 * bell(),
    aspect: Math.exp(width < 0 ? 0.5 * width : 0.36 * width), // narrow more than wide
    partsX: Math.exp(0.3 * bell()),
    partsY: Math.exp(0.34 * bell()),
    careless: 0.008 + 0.03 * care,
    bent: 0.008 + 0.028 * care,
    tremor: random() < 0.3 ? 0.012 * random() : 0.002,
    loose: 0.02 + 0.04 * care,
    spacing: 0.03 + 0.1 * random() ** 2,
    skipped: random() < 0.5 ? 0.35 * random() : 0,
    size: PAD_SIZE * (0.3 + 0.55 * random()),
    penWidth: 12 + 16 * random(),
  };
}

/**
 * Writes ways with a hand, somewhere on the pad. The same hand writes them otherwise each time.
 *
 * @param ways of the strokes, in a unit box
 * @returns strokes in pad units; their order and directions vary as people's do
 */
export function writeWays(ways: readonly Way[], hand: Hand, random: Random): readonly Stroke[] {
  const bend = drawBend(hand.bent, random);
  const place = placement(ways, hand, random);
  const strokes = ways.map((way) => {
    const missed = way.map((knot) => missKnot(knot, hand, random));
    const sampled = thinned(sampleWay(withLooseEnds(missed, hand.loose, random), hand.spacing), hand, random);
    const points = sampled.map((sample) => {
      const { x, y } = place(bend(sample));
      const tremble = hand.tremor * hand.size;
      return { x: x + tremble * bellShaped(random), y: y + tremble * bellShaped(random), pressure: 0.5 };
    });
    return { points: random() < 0.15 ? points.reverse() : points, width: hand.penWidth };
  });
  return random() < 0.15 ? strokes.reverse() : strokes;
}

function missKnot(knot: Knot, { careless }: Hand, random: Random): Knot {
  return { ...knot, x: knot.x + careless * bellShaped(random), y: knot.y + careless * bellShaped(random) };
}

/** The first and the last knot moved along the way, outwards or inwards. A dot stays. */
function withLooseEnds(way: Way, loose: number, random: Random): Way {
  if (way.length < 2) return way;
  const moved = way.slice();
  for (const [end, next] of [
    [0, 1],
    [way.length - 1, way.length - 2],
  ] as const) {
    const knot = way[end]!;
    const inner = way[next]!;
    const length = Math.hypot(knot.x - inner.x, knot.y - inner.y);
    // Never past half of the way to the next knot.
    const by = length === 0 ? 0 : Math.max(-0.5, (loose * bellShaped(random)) / length);
    moved[end] = { ...knot, x: knot.x + by * (knot.x - inner.x), y: knot.y + by * (knot.y - inner.y) };
  }
  return moved;
}

/** Leaves some samples out; never ends, and never corners, where a pen is slow. */
function thinned(samples: Knot[], { skipped }: Hand, random: Random): Knot[] {
  if (skipped === 0) return samples;
  const last = samples.length - 1;
  return samples.filter(({ corner }, i) => i === 0 || i === last || corner || random() >= skipped);
}

/** A smooth displacement of the whole box: parts that meet still meet. */
function drawBend(bent: number, random: Random): (knot: Knot) => Knot {
  const waves = Array.from({ length: 3 }, () => ({
    // At most a wave a height: shorter ones would be dents, which no hand makes.
    perX: 2 * Math.PI * (2 * random() - 1),
    perY: 2 * Math.PI * (2 * random() - 1),
    phase: 2 * Math.PI * random(),
    x: bent * bellShaped(random),
    y: bent * bellShaped(random),
  }));
  return (knot) => {
    let { x, y } = knot;
    for (const wave of waves) {
      const height = Math.sin(wave.perX * knot.x + wave.perY * knot.y + wave.phase);
      x += wave.x * height;
      y += wave.y * height;
    }
    return { ...knot, x, y };
  };
}

/** From the unit box to the pad: parts sized, slanted, turned, and put anywhere where it fits. */
function placement(ways: readonly Way[], hand: Hand, random: Random): (knot: Knot) => Knot {
  const { slant, turn, aspect, partsX, partsY, size } = hand;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const shape = (knot: Knot): Knot => {
    const v = power(knot.y, partsY) - 0.5;
    const u = (power(knot.x, partsX) - 0.5) * aspect - slant * v;
    return { x: (cos * u - sin * v) * size, y: (sin * u + cos * v) * size };
  };
  const knots = ways.flat().map(shape);
  const xs = knots.map(({ x }) => x);
  const ys = knots.map(({ y }) => y);
  const shiftX = shiftInto(Math.min(...xs), Math.max(...xs), random());
  const shiftY = shiftInto(Math.min(...ys), Math.max(...ys), random());
  return (knot) => {
    const { x, y } = shape(knot);
    return { x: x + shiftX, y: y + shiftY };
  };
}

/** x^exponent inside the box, straight on outside of it. */
function power(x: number, exponent: number): number {
  return x <= 0 || x >= 1 ? x : x ** exponent;
}

/** What moves low..high into the pad, `share` of the free room before it; to its middle where there is none. */
function shiftInto(low: number, high: number, share: number): number {
  const free = PAD_SIZE - (high - low);
  return (free > 0 ? free * share : free / 2) - low;
}
