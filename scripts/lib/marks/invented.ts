/** Letters of alphabets that nobody writes, so that a network learns what a digit is and not what our letters are. */
import type { Place } from '../../../src/core/ink/curves';
import type { Random } from '../../../src/core/random/random';
import { between, chance, pick, times, whole } from './choices';
import type { DrawMark } from './mark';
import { ontoPad } from './onto-pad';
import { angularWay, ringWay, sketch, smoothWay } from './sketch';
import type { Way } from './ways';

/** Where the strokes of most alphabets begin and end: the corners, middles and edges of a box. */
const STATIONS: readonly Place[] = [0, 50, 100].flatMap((y) => [0, 40, 80].map((x) => ({ x, y })));

/** Fewer strokes than this make a digit too often. */
const STROKES = { least: 3, most: 6 } as const;

export const drawInvented: DrawMark = (random) => {
  const figure = times(whole(STROKES.least, STROKES.most, random), () => inventedWay(random));
  return { name: 'letter invented', strokes: ontoPad(sketch(figure, random), random) };
};

function inventedWay(random: Random): Way {
  const kind = pick(['line', 'line', 'angle', 'arc', 'hook', 'ring', 'dot'] as const, random);
  const from = pick(STATIONS, random);
  const to = pick(
    STATIONS.filter((station) => station !== from),
    random,
  );
  if (kind === 'line') return angularWay([from, to]);
  if (kind === 'dot') return smoothWay([from]);
  if (kind === 'ring') return ringWay(from.x, from.y, between(6, 25, random), between(6, 25, random));
  const via = aside(from, to, (chance(0.5, random) ? 1 : -1) * between(0.2, 0.7, random));
  if (kind === 'arc') return smoothWay([from, via, to]);
  if (kind === 'angle') return angularWay([from, via, to]);
  return smoothWay([from, aside(from, to, 0.1), to, aside(to, via, 0.3)]);
}

/** A place beside the middle of two others, away by a share of their distance. */
function aside(from: Place, to: Place, share: number): Place {
  return {
    x: (from.x + to.x) / 2 - share * (to.y - from.y),
    y: (from.y + to.y) / 2 + share * (to.x - from.x),
  };
}
