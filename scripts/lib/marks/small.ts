/** Marks with hardly anything in them: dots, dashes, bows. None is an upright line, which is a 1. */
import type { Place } from '../../../src/core/ink/curves';
import { sampleWay } from '../../../src/core/ink/styles/way';
import type { Random } from '../../../src/core/random/random';
import { between, chance, pick, times, whole } from './choices';
import type { DrawMark } from './mark';
import { ontoPad } from './onto-pad';
import { sketch, smoothWay, type Trace } from './sketch';
import { figureOf } from './ways';

/** Degrees from the horizontal that a single line may have and not be a 1. */
const FLAT = 32;

const CROSS = figureOf('0000 8080 / 8000 0080');

/** Between two samples, in a box of 100: see `sketch`. */
const SPACING = 4;

/** Not the corner at the upper right, which is a 7. */
const CORNERS = ['0000! 0060! 5060', '0000 3060! 6000', '5000! 0030! 5060', '0010! 6030! 0050'].map(figureOf);

/** What is drawn, and how long its longer side is at least and at most, in pad units. */
type Small = { readonly trace: (random: Random) => Trace; readonly least: number; readonly most: number };

const SMALL: Readonly<Record<string, Small>> = {
  dot: { trace: (random) => dots(1, random), least: 1, most: 10 },
  'two dots': { trace: (random) => dots(2, random), least: 25, most: 200 },
  'few dots': { trace: (random) => dots(whole(3, 6, random), random), least: 30, most: 240 },
  dash: { trace: (random) => [flatLine(0, random)], least: 6, most: 260 },
  bow: { trace: (random) => [bow(random)], least: 20, most: 240 },
  'two lines': { trace: twoLines, least: 20, most: 240 },
  'dash and dot': {
    trace: (random) => [flatLine(0, random), dotAt(between(0, 100, random), chance(0.5, random) ? -35 : 35)],
    least: 20,
    most: 240,
  },
  corner: {
    trace: (random) => sketch(pick(CORNERS, random), random),
    least: 12,
    most: 240,
  },
  'small cross': {
    trace: (random) => sketch(CROSS, random),
    least: 10,
    most: 60,
  },
  hook: { trace: (random) => [hook(random)], least: 12, most: 200 },
};

export const SMALL_DRAWS: readonly DrawMark[] = Object.entries(SMALL).map(
  ([name, { trace, least, most }]) =>
    (random) => ({ name, strokes: ontoPad(trace(random), random, least, most) }),
);

const dots = (count: number, random: Random): Trace =>
  sketch(
    times(count, () => smoothWay([{ x: between(0, 100, random), y: between(0, 100, random) }])),
    random,
  );

const dotAt = (x: number, y: number): readonly Place[] => [{ x, y }];

/** A nearly horizontal line of 100, `down` from the first one. */
function flatLine(down: number, random: Random): readonly Place[] {
  const angle = (between(-FLAT, FLAT, random) * Math.PI) / 180;
  const sag = between(-6, 6, random);
  const [x, y] = [100 * Math.cos(angle), 100 * Math.sin(angle)];
  return sampleWay(
    [
      { x: 0, y: down },
      { x: x / 2, y: y / 2 + down + sag },
      { x, y: y + down },
    ],
    SPACING,
  );
}

/** A shallow arc, open upwards or downwards: to the right it would be a C, to the left almost a 7. */
function bow(random: Random): readonly Place[] {
  const bulge = (chance(0.5, random) ? 1 : -1) * between(15, 45, random);
  const rise = between(-25, 25, random);
  return sampleWay(
    [
      { x: 0, y: 0 },
      { x: 50, y: bulge + rise / 2 },
      { x: 100, y: rise },
    ],
    SPACING,
  );
}

/** Two lines side by side in any direction: even upright, two are no 1. */
function twoLines(random: Random): Trace {
  const angle = between(0, Math.PI, random);
  const gap = between(22, 80, random);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [0, 1].map((k) => {
    const [start, end] = [between(-15, 15, random), 100 + between(-25, 25, random)];
    const at = (way: number): Place => ({ x: way * cos - k * gap * sin, y: way * sin + k * gap * cos });
    return sampleWay([at(start), at(end)], SPACING);
  });
}

/** A flat line whose end turns up or down a little. */
function hook(random: Random): readonly Place[] {
  const rise = (chance(0.5, random) ? -1 : 1) * between(12, 30, random);
  const knots = [
    { x: 0, y: between(-8, 8, random) },
    { x: 70, y: 0 },
    { x: 95, y: rise * 0.3 },
    { x: between(80, 105, random), y: rise },
  ];
  return sampleWay(chance(0.5, random) ? knots : knots.map(({ x, y }) => ({ x: -x, y })), SPACING);
}
