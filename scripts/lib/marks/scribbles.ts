/** What a hand leaves that means nothing: each long or many enough not to be a digit by accident. */

import type { Place } from '../../../src/core/ink/curves';
import { sampleWay } from '../../../src/core/ink/styles/way';
import { bellShaped } from '../../../src/core/random/bell-shaped';
import type { Random } from '../../../src/core/random/random';
import { between, chance, pick, times, whole } from './choices';
import type { DrawMark } from './mark';
import { ontoPad } from './onto-pad';
import { leaned, sketch, smoothWay, type Trace } from './sketch';

/** Between two samples, in a box of 100: see `sketch`. */
const SPACING = 4;

const TURN = 2 * Math.PI;

/** Samples in one turn of a loop: enough for a round one. */
const LOOP_SAMPLES = 24;

const SCRIBBLES: Readonly<Record<string, (random: Random) => Trace>> = {
  wandering: (random) => [wandering(whole(10, 16, random), random)],
  tangle: (random) => [tangle(random)],
  zigzag: (random) => [zigzag(whole(6, 12, random), between(15, 80, random), chance(0.5, random), random)],
  hatching: (random) => hatching(between(8, 20, random), random),
  blob: (random) => hatching(between(2.5, 5, random), random),
  spiral: (random) => [spiral(between(2, 4.5, random), random)],
  loops: (random) => [loops(whole(3, 7, random), random)],
  signature: (random) => [signature(random)],
  'round and round': (random) => [roundAndRound(whole(4, 9, random), random)],
  'short strokes': (random) => shortStrokes(whole(4, 16, random), random),
  'many dots': (random) => manyDots(whole(6, 40, random), random),
  'crossing lines': (random) => crossingLines(whole(4, 7, random), random),
  'parallel lines': (random) => parallelLines(whole(3, 6, random), random),
  bouncing: (random) => [bouncing(whole(7, 12, random), random)],
};

export const SCRIBBLE_DRAWS: readonly DrawMark[] = Object.entries(SCRIBBLES).map(
  ([name, trace]) =>
    (random) => {
      // A word lies; upright it might be a 3 or a 1.
      const turn = name === 'signature' ? 0 : pick([0, 0, 1, 2, 3], random);
      return {
        name: `scribble ${name}`,
        strokes: ontoPad(leaned(quarterTurned(trace(random), turn), random), random),
      };
    },
);

/** A swinging line through places anywhere: through fewer than ten it is an 8 or a 3 now and then. */
function wandering(places: number, random: Random): readonly Place[] {
  const knots = times(places, () => ({ x: between(0, 100, random), y: between(0, 100, random) }));
  return sampleWay(knots, SPACING);
}

/** Two slow swings for x and two for y. */
function tangle(random: Random): readonly Place[] {
  const swing = (fast: number) => {
    const slow = whole(1, 2, random);
    const [phase, other] = [between(0, TURN, random), between(0, TURN, random)];
    const share = between(0.6, 1, random);
    return (t: number) =>
      50 * (share * Math.sin(fast * t + phase) + (1.2 - share) * Math.sin(slow * t + other));
  };
  const fast = whole(2, 4, random);
  const [x, y] = [swing(fast), swing(fast + 1)];
  const end = between(0.8, 1.1, random) * TURN;
  return times(160, (i) => ({ x: x((i / 160) * end), y: y((i / 160) * end) }));
}

function zigzag(peaks: number, height: number, rounded: boolean, random: Random): readonly Place[] {
  const knots = times(peaks + 1, (i) => ({
    x: (i * 100) / peaks + 3 * bellShaped(random),
    y: (i % 2 === 0 ? 0 : height) + 0.1 * height * bellShaped(random),
  }));
  return rounded ? sampleWay(knots, SPACING) : straightThrough(knots);
}

/** To and fro over an ellipse or a rectangle, a line every `gap`. */
function hatching(gap: number, random: Random): Trace {
  const round = chance(0.6, random);
  const height = between(60, 130, random);
  // With three lines it would be a Z, which is a 2.
  const rows = Math.max(6, Math.ceil(height / gap));
  const knots = times(rows, (i) => {
    const down = (2 * (i + 0.5)) / rows - 1;
    const half = round ? 50 * Math.sqrt(1 - down * down) : 50;
    return { x: 50 + (i % 2 === 0 ? -half : half) + 3 * bellShaped(random), y: (down * height) / 2 };
  });
  const outline = chance(0.3, random) ? sketch([smoothWay(ellipse(50, 0, 55, height / 2 + 5))], random) : [];
  return [...outline, chance(0.5, random) ? sampleWay(knots, SPACING) : straightThrough(knots)];
}

function spiral(turns: number, random: Random): readonly Place[] {
  const way = chance(0.5, random) ? 1 : -1;
  const start = between(0, TURN, random);
  const inner = between(0, 0.25, random);
  const swing = between(0, 0.06, random);
  const count = Math.round(turns * LOOP_SAMPLES);
  return times(count, (i) => {
    const t = i / (count - 1);
    const radius = 50 * (inner + (1 - inner) * t) * (1 + swing * Math.sin(9 * t));
    const angle = start + way * turns * TURN * t;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
}

/** A row of loops, as in eeee or llll, or of arches; the pen moves on by 1 with each. */
function loops(count: number, random: Random): readonly Place[] {
  const wide = between(0.2, 0.75, random);
  const high = between(0.4, 2.2, random);
  const way = chance(0.5, random) ? 1 : -1;
  return times(count * LOOP_SAMPLES, (i) => {
    const turns = i / LOOP_SAMPLES;
    return { x: turns + wide * Math.sin(turns * TURN), y: way * high * Math.cos(turns * TURN) };
  });
}

/** A word that cannot be read: up and down, mostly low, sometimes tall, always to the right. */
function signature(random: Random): readonly Place[] {
  let x = 0;
  const knots = times(whole(8, 18, random), (i) => {
    x += between(-3, 16, random);
    const tall = chance(0.2, random) ? 3 : 1;
    return { x, y: (i % 2 === 0 ? -1 : 0.3) * between(8, 16, random) * tall };
  });
  return sampleWay(knots, SPACING / 2);
}

/** Ring on ring, each a little elsewhere, so that it is no 0. */
function roundAndRound(turns: number, random: Random): readonly Place[] {
  const [driftX, driftY] = [between(9, 22, random), between(-9, 9, random)];
  const [phase, wobble] = [between(0, TURN, random), between(0.15, 0.5, random)];
  const count = turns * LOOP_SAMPLES;
  return times(count, (i) => {
    const turn = i / LOOP_SAMPLES;
    const angle = turn * TURN;
    const radius = 40 * (1 + wobble * Math.sin(turn * 2.3 + phase));
    return { x: radius * Math.cos(angle) + driftX * turn, y: radius * Math.sin(angle) + driftY * turn };
  });
}

function shortStrokes(count: number, random: Random): Trace {
  const curl = between(0, 2, random);
  return times(count, () => {
    const [x, y] = [between(0, 100, random), between(0, 100, random)];
    const angle = between(0, TURN, random);
    const step = between(4, 14, random);
    const bend = curl * bellShaped(random) * 0.3;
    return sampleWay(
      [
        { x, y },
        { x: x + step * Math.cos(angle), y: y + step * Math.sin(angle) },
        { x: x + 2 * step * Math.cos(angle + bend), y: y + 2 * step * Math.sin(angle + bend) },
      ],
      SPACING,
    );
  });
}

function manyDots(count: number, random: Random): Trace {
  return sketch(
    times(count, () => smoothWay([{ x: between(0, 100, random), y: between(0, 100, random) }])),
    random,
  );
}

function crossingLines(count: number, random: Random): Trace {
  return times(count, () => {
    const [from, to] = [between(0, TURN, random), between(0.25, 0.75, random)];
    const end = from + to * TURN;
    return straightThrough([
      { x: 50 * Math.cos(from), y: 50 * Math.sin(from) },
      { x: 50 * Math.cos(end), y: 50 * Math.sin(end) },
    ]);
  });
}

function parallelLines(count: number, random: Random): Trace {
  const length = between(40, 150, random);
  return times(count, (i) =>
    straightThrough([
      { x: 6 * bellShaped(random), y: (i * 100) / count },
      { x: length + 6 * bellShaped(random), y: (i * 100) / count + 4 * bellShaped(random) },
    ]),
  );
}

/** Straight from one chance place to the next. */
function bouncing(count: number, random: Random): readonly Place[] {
  return straightThrough(times(count, () => ({ x: between(0, 100, random), y: between(0, 100, random) })));
}

/** Every place twice: that makes it a corner of the stroke's curve. */
const straightThrough = (knots: readonly Place[]): readonly Place[] => knots.flatMap((knot) => [knot, knot]);

const ellipse = (x: number, y: number, radiusX: number, radiusY: number): readonly Place[] =>
  times(9, (i) => ({ x: x + radiusX * Math.cos((i / 8) * TURN), y: y + radiusY * Math.sin((i / 8) * TURN) }));

function quarterTurned(trace: Trace, quarters: number): Trace {
  const [cos, sin] = [[1, 0, -1, 0][quarters]!, [0, 1, 0, -1][quarters]!];
  return trace.map((stroke) => stroke.map(({ x, y }) => ({ x: cos * x - sin * y, y: sin * x + cos * y })));
}
