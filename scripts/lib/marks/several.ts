/** More than one thing at once: digits beside digits, letters or signs; digits struck out, underlined or framed. */

import type { Place } from '../../../src/core/ink/curves';
import type { Digit } from '../../../src/core/ink/samples';
import { bellShaped } from '../../../src/core/random/bell-shaped';
import type { Random } from '../../../src/core/random/random';
import { between, chance, pick, times, whole } from './choices';
import { LATIN } from './latin';
import type { DrawMark, WriteDigit } from './mark';
import { extentOf, ontoPad } from './onto-pad';
import { angularWay, leaned, ringWay, sketch, type Trace } from './sketch';
import { figureOf } from './ways';

/** A piece of writing and what it says. */
type Piece = { readonly says: string; readonly trace: Trace };

const DIGITS: readonly Digit[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

const LETTERS = Object.entries(LATIN).map(([name, variants]) => ({ name, figures: variants.map(figureOf) }));

/** Signs between digits, with their height as a share of a digit's. */
const SIGNS = [
  { says: '+', figure: figureOf('0050 9950 / 5000 5099'), height: 0.5 },
  { says: '-', figure: figureOf('0050 9950'), height: 0.08 },
  { says: '=', figure: figureOf('0030 9930 / 0070 9970'), height: 0.25 },
  { says: '/', figure: figureOf('5000 0099'), height: 1.1 },
  { says: '×', figure: figureOf('0000 9999 / 9900 0099'), height: 0.4 },
  { says: ':', figure: figureOf('0000 / 0099'), height: 0.4 },
] as const;

/** A digit is drawn this high, with its width as it comes, before the whole goes onto the pad. */
const HEIGHT = 100;

/** Several things are not written smaller than this, in pad units of the longer side. */
const LEAST_SIDE = 110;

/** What is narrower, in the unit of HEIGHT, gets this much room: two 1s side by side must not become one. */
const LEAST_ROOM = 30;

/** A gap, in the unit of HEIGHT, that keeps signs out of the digits beside them, where they would not be seen. */
const SIGN_ROOM = 20;

/** Through these a single line makes another way to write the same digit, or another digit. */
const STRUCK_DIGITS: readonly Digit[] = [3, 5, 6, 8, 9];

/** A line under a 1 is its foot, and a 1 under a digit makes it longer. */
const ALL_BUT_ONE: readonly Digit[] = [0, 2, 3, 4, 5, 6, 7, 8, 9];

const SEVERAL: Readonly<Record<string, (random: Random, writeDigit: WriteDigit) => Piece>> = {
  'side by side': (random, writeDigit) =>
    beside(digits(pick([2, 2, 2, 2, 2, 3, 3, 4], random), random, writeDigit), random),
  'one below the other': (random, writeDigit) =>
    below(
      times(pick([2, 2, 2, 3], random), () => digit(ALL_BUT_ONE, random, writeDigit)),
      random,
    ),
  'digit and letter': (random, writeDigit) => {
    const pair = [digit(DIGITS, random, writeDigit), letter(random)];
    return beside(chance(0.5, random) ? pair : pair.reverse(), random);
  },
  word: (random) => {
    const letters = times(whole(2, 4, random), () => letter(random));
    return beside(letters, random);
  },
  sum: (random, writeDigit) => {
    const parts = pick(['sum', 'sum', 'sum', 'begun', 'signed'] as const, random);
    const before = digits(parts === 'signed' ? 0 : 1, random, writeDigit);
    const after = digits(parts === 'begun' ? 0 : 1, random, writeDigit);
    return beside([...before, sign(random), ...after], random, SIGN_ROOM);
  },
  underlined: (random, writeDigit) => underlined(digit(ALL_BUT_ONE, random, writeDigit), random),
  'struck out': (random, writeDigit) => struckOut(digit(STRUCK_DIGITS, random, writeDigit), random),
  'crossed out': (random, writeDigit) => crossedOut(digit(DIGITS, random, writeDigit), random),
  framed: (random, writeDigit) => framed(digit(DIGITS, random, writeDigit), random),
};

export const SEVERAL_DRAWS: readonly DrawMark[] = Object.values(SEVERAL).map(
  (write) => (random, writeDigit) => {
    const { says, trace } = write(random, writeDigit);
    return { name: says, strokes: ontoPad(trace, random, LEAST_SIDE) };
  },
);

const digits = (count: number, random: Random, writeDigit: WriteDigit): readonly Piece[] =>
  times(count, () => digit(DIGITS, random, writeDigit));

/** One of these digits, leaned a little more than its writer leans it. */
function digit(from: readonly Digit[], random: Random, writeDigit: WriteDigit): Piece {
  const which = pick(from, random);
  const written = writeDigit(which, random).map(({ points }) => points.map(({ x, y }) => ({ x, y })));
  return { says: String(which), trace: ofHeight(HEIGHT, leaned(written, random)) };
}

function letter(random: Random): Piece {
  const { name, figures } = pick(LETTERS, random);
  return {
    says: name,
    trace: ofHeight(HEIGHT * between(0.6, 1.1, random), sketch(pick(figures, random), random)),
  };
}

function sign(random: Random): Piece {
  const { says, figure, height } = pick(SIGNS, random);
  return { says, trace: ofHeight(HEIGHT * height, sketch(figure, random), HEIGHT * 0.6) };
}

/** From left to right, each a little higher or lower, bigger or smaller, at least `tightest` apart on average. */
function beside(pieces: readonly Piece[], random: Random, tightest = -4): Piece {
  const gap = between(tightest, 50, random);
  const uneven = between(0, 12, random);
  let x = 0;
  const traces = pieces.map(({ trace }) => {
    const sized = scaled(trace, Math.exp(0.12 * bellShaped(random)));
    const { left, top, width, height } = extentOf(sized);
    const put = moved(sized, x - left, -top - height / 2 + uneven * bellShaped(random));
    x += Math.max(width, LEAST_ROOM) + Math.max(-0.12 * width, gap + 6 * bellShaped(random));
    return put;
  });
  return { says: pieces.map(({ says }) => says).join(' '), trace: traces.flat() };
}

function below(pieces: readonly Piece[], random: Random): Piece {
  const gap = between(30, 70, random);
  let y = 0;
  const traces = pieces.map(({ trace }) => {
    const { left, top, width, height } = extentOf(trace);
    const put = moved(trace, -left - width / 2 + 10 * bellShaped(random), y - top);
    y += height + gap;
    return put;
  });
  return { says: `${pieces.map(({ says }) => says).join(' ')} below`, trace: traces.flat() };
}

function underlined({ says, trace }: Piece, random: Random): Piece {
  const { left, top, width, height } = extentOf(trace);
  const lines = chance(0.25, random) ? 2 : 1;
  const figure = times(lines, (i) => {
    const y = top + height + between(22, 42, random) + i * between(12, 22, random);
    return angularWay([
      { x: left - between(5, 25, random), y },
      { x: left + width + between(5, 25, random), y: y + between(-6, 6, random) },
    ]);
  });
  return { says: `${says} underlined`, trace: [...trace, ...sketch(figure, random)] };
}

/** By one line or two, flat or rising, above or below the middle: there many digits have a line of their own. */
function struckOut({ says, trace }: Piece, random: Random): Piece {
  const { left, top, width, height } = extentOf(trace);
  const rise = between(-0.2, 0.6, random) * height;
  const heights = pick([[0.28], [0.7], [0.3, 0.7]], random);
  const figure = heights.map((share) => {
    const y = top + height * share;
    return angularWay([
      { x: left - between(16, 34, random), y: y + rise / 2 },
      { x: left + width + between(16, 34, random), y: y - rise / 2 },
    ]);
  });
  return { says: `${says} struck out`, trace: [...trace, ...sketch(figure, random)] };
}

/** By a cross, or by a scribble over all of it. */
function crossedOut({ says, trace }: Piece, random: Random): Piece {
  const { left, top, width, height } = extentOf(trace);
  const [right, bottom] = [left + width + 15, top + height];
  const corner = (x: number, y: number): Place => ({ x, y });
  const across = [
    corner(left - 15, top),
    corner(right, bottom),
    corner(right, top),
    corner(left - 15, bottom),
  ];
  const swings = whole(5, 9, random);
  const scribble = times(swings + 1, (i) =>
    corner(i % 2 === 0 ? left - 15 : right, top + (height * i) / swings),
  );
  const figure = chance(0.5, random)
    ? [angularWay(across.slice(0, 2)), angularWay(across.slice(2))]
    : [angularWay(scribble)];
  return { says: `${says} crossed out`, trace: [...trace, ...sketch(figure, random)] };
}

/** In a ring or a box. */
function framed({ says, trace }: Piece, random: Random): Piece {
  const { left, top, width, height } = extentOf(trace);
  const [x, y] = [left + width / 2, top + height / 2];
  const half = Math.max(width, height) * between(0.68, 0.9, random);
  const box = [-1, 1].flatMap((side) => [
    { x: x - half * side, y: y - half * side },
    { x: x + half * side, y: y - half * side },
  ]);
  const frame = chance(0.5, random) ? ringWay(x, y, half) : angularWay([...box, box[0]!]);
  return { says: `${says} framed`, trace: [...trace, ...sketch([frame], random)] };
}

/** A trace brought to a height; what is flat is brought to `width` instead where that is given. */
function ofHeight(wanted: number, trace: Trace, width = Infinity): Trace {
  const box = extentOf(trace);
  return scaled(trace, Math.min(wanted / Math.max(box.height, 1), width / Math.max(box.width, 1)));
}

const scaled = (trace: Trace, by: number): Trace =>
  trace.map((stroke) => stroke.map(({ x, y }) => ({ x: x * by, y: y * by })));

const moved = (trace: Trace, right: number, down: number): Trace =>
  trace.map((stroke) => stroke.map(({ x, y }) => ({ x: x + right, y: y + down })));
