/** Drawings with as many parts as their drawer likes: rays, petals, legs, bars. */
import type { Place } from '../../../src/core/ink/curves';
import type { Random } from '../../../src/core/random/random';
import { between, chance, times, whole } from './choices';
import type { DrawMark } from './mark';
import { ontoPad } from './onto-pad';
import { angularWay, ringWay, sketch, smoothWay } from './sketch';
import type { Figure } from './ways';

/** The place on a circle around (50, 50), at `share` of its turn. */
const around = (radius: number, share: number): Place => ({
  x: 50 + radius * Math.cos(2 * Math.PI * share),
  y: 50 + radius * Math.sin(2 * Math.PI * share),
});

const FIGURES: Readonly<Record<string, (random: Random) => Figure>> = {
  sun: (random) => {
    const rays = whole(6, 13, random);
    const radius = between(10, 22, random);
    const ray = (i: number) => angularWay([around(radius + 9, i / rays), around(50, i / rays)]);
    const face = chance(0.25, random)
      ? [smoothWay([around(8, 0.45), around(10, 0.25), around(8, 0.05)])]
      : [];
    return [ringWay(50, 50, radius), ...times(rays, ray), ...face];
  },
  'many-pointed star': (random) => {
    const points = whole(5, 9, random);
    const inner = between(15, 28, random);
    const corner = (i: number) => around(i % 2 === 0 ? 50 : inner, i / (2 * points) - 0.25);
    return [angularWay(times(2 * points + 1, corner))];
  },
  daisy: (random) => {
    const petals = whole(4, 6, random);
    const radius = between(6, 12, random);
    const petal = (i: number) =>
      smoothWay(
        [-0.35, -0.4, 0, 0.4, 0.35].map((off, k) =>
          around(k % 4 === 0 ? radius : k === 2 ? 50 : 38, (i + off) / petals),
        ),
      );
    return [ringWay(50, 50, radius), ...times(petals, petal)];
  },
  snowflake: (random) => {
    const arms = whole(5, 8, random);
    const barb = chance(0.6, random);
    const arm = (i: number): Figure => {
      const at = i / arms;
      const shaft = angularWay([around(2, at), around(50, at)]);
      return barb
        ? [shaft, angularWay([around(46, at - 0.06), around(28, at), around(46, at + 0.06)])]
        : [shaft];
    };
    return times(arms, arm).flat();
  },
  grid: (random) => {
    const [columns, rows] = [whole(2, 4, random), whole(2, 4, random)];
    return [
      ...times(columns, (i) =>
        angularWay([
          { x: ((i + 0.5) * 100) / columns, y: 0 },
          { x: ((i + 0.5) * 100) / columns, y: 100 },
        ]),
      ),
      ...times(rows, (i) =>
        angularWay([
          { x: 0, y: ((i + 0.5) * 100) / rows },
          { x: 100, y: ((i + 0.5) * 100) / rows },
        ]),
      ),
    ];
  },
  insect: (random) => {
    const legs = whole(2, 3, random);
    const body = between(9, 16, random);
    const leg = (side: number) => (i: number) => {
      const y = 50 + (i - (legs - 1) / 2) * 32;
      const x = (reach: number) => 50 + side * reach;
      return angularWay([
        { x: x(body), y },
        { x: x(body + 25), y: y - 12 },
        { x: x(body + 50), y: y + 12 },
      ]);
    };
    return [ringWay(50, 50, body, between(24, 46, random)), ...times(legs, leg(-1)), ...times(legs, leg(1))];
  },
  'rings on rings': (random) =>
    times(whole(2, 4, random), (i) =>
      ringWay(50, 50, 48 / (i + 1), (48 / (i + 1)) * between(0.85, 1.1, random)),
    ),
  'ring of beads': (random) => {
    const beads = whole(3, 7, random);
    return times(beads, (i) => {
      const { x, y } = around(40, i / beads + 0.1);
      return ringWay(x, y, between(7, 13, random));
    });
  },
  'row of rings': (random) => {
    const rings = whole(3, 6, random);
    return times(rings, (i) =>
      ringWay((i * 100) / rings, 50 + between(-4, 4, random), between(8, 14, random)),
    );
  },
  caterpillar: (random) => {
    const rings = whole(3, 5, random);
    const body = times(rings, (i) => ringWay(i * 20, 50 + (i % 2) * 6, 12));
    const feelers = [-6, 6].map((off) =>
      angularWay([
        { x: -2 + off / 2, y: 38 },
        { x: off - 4, y: 20 },
      ]),
    );
    return [...body, ...feelers, smoothWay([{ x: -4, y: 47 }])];
  },
  trident: (random) => {
    const prongs = whole(3, 5, random);
    const prong = (i: number) =>
      angularWay([
        { x: (i * 60) / (prongs - 1), y: 0 },
        { x: (i * 60) / (prongs - 1), y: 40 },
      ]);
    return [
      ...times(prongs, prong),
      angularWay([
        { x: 0, y: 40 },
        { x: 60, y: 40 },
      ]),
      angularWay([
        { x: 30, y: 40 },
        { x: 30, y: 100 },
      ]),
    ];
  },
  battlement: (random) => {
    const teeth = whole(2, 3, random);
    const width = 100 / teeth;
    const tooth = (i: number): Place[] => [
      { x: i * width, y: 60 },
      { x: i * width, y: 30 },
      { x: (i + 0.5) * width, y: 30 },
      { x: (i + 0.5) * width, y: 60 },
    ];
    return [angularWay(times(teeth, tooth).flat())];
  },
  polygon: (random) => {
    // Five corners or six, none at the top and the bottom alone: what is long and narrow might be a 0.
    const corners = whole(5, 6, random);
    const start = random();
    const shape = times(corners, (i) => around(50, start + i / corners));
    const spokes = times(corners, (i) => angularWay([{ x: 50, y: 50 }, shape[i]!]));
    return [angularWay([...shape, shape[0]!]), ...spokes];
  },
};

export const FIGURE_DRAWS: readonly DrawMark[] = Object.entries(FIGURES).map(
  ([name, figure]) =>
    (random) => ({ name, strokes: ontoPad(sketch(figure(random), random), random) }),
);
