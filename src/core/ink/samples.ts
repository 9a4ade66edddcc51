import { arc, cubic, line, type Place } from './curves';
import { DEFAULT_PEN_WIDTH, type Stroke } from './stroke';

/** What can be drawn and read. */
export const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export type Digit = (typeof DIGITS)[number];

/** A digit as somebody might write it, in the middle of the pad, in the style of most MNIST writers. */
export function sampleDigit(digit: Digit): readonly Stroke[] {
  return PENS[digit]().map(penStroke);
}

/** For each digit, the way of the pen, one list of places for each stroke. */
const PENS: Readonly<Record<Digit, () => readonly (readonly Place[])[]>> = {
  0: () => [slanted(arc({ x: 140, y: 140 }, 70, 100, -70, -440), 0.12)],
  1: () => [cubic(at(162, 38), at(154, 100), at(140, 170), at(122, 242))],
  2: () => [
    [
      ...cubic(at(78, 88), at(92, 30), at(186, 22), at(190, 88)),
      ...cubic(at(190, 88), at(192, 138), at(128, 196), at(74, 238)),
      ...cubic(at(74, 238), at(120, 230), at(160, 234), at(210, 232)),
    ],
  ],
  3: () => [
    [
      ...cubic(at(82, 66), at(106, 26), at(194, 26), at(190, 80)),
      ...cubic(at(190, 80), at(188, 118), at(146, 132), at(112, 134)),
      ...cubic(at(112, 134), at(160, 126), at(206, 152), at(202, 190)),
      ...cubic(at(202, 190), at(196, 250), at(106, 256), at(72, 218)),
    ],
  ],
  4: () => [
    [
      ...cubic(at(92, 44), at(88, 80), at(80, 120), at(74, 156)),
      ...cubic(at(74, 156), at(110, 150), at(160, 150), at(208, 146)),
    ],
    cubic(at(192, 40), at(186, 110), at(178, 180), at(172, 244)),
  ],
  5: () => [
    [
      ...cubic(at(98, 46), at(96, 76), at(92, 100), at(88, 126)),
      ...cubic(at(88, 126), at(130, 100), at(202, 116), at(200, 172)),
      ...cubic(at(200, 172), at(198, 246), at(108, 258), at(74, 220)),
    ],
    cubic(at(98, 46), at(130, 44), at(170, 42), at(204, 40)),
  ],
  6: () => [
    [
      ...cubic(at(172, 38), at(110, 76), at(80, 134), at(82, 186)),
      ...cubic(at(82, 186), at(86, 262), at(194, 256), at(196, 190)),
      ...cubic(at(196, 190), at(198, 130), at(104, 138), at(86, 200)),
    ],
  ],
  7: () => [[...line(at(74, 60), at(206, 52)), ...line(at(206, 52), at(126, 244))]],
  8: () => [
    [
      ...cubic(at(192, 70), at(168, 22), at(84, 36), at(92, 88)),
      ...cubic(at(92, 88), at(98, 136), at(192, 142), at(190, 198)),
      ...cubic(at(190, 198), at(186, 258), at(84, 256), at(84, 202)),
      ...cubic(at(84, 202), at(86, 150), at(182, 136), at(192, 70)),
    ],
  ],
  9: () => [
    [
      ...cubic(at(190, 78), at(166, 24), at(84, 42), at(82, 102)),
      ...cubic(at(82, 102), at(82, 158), at(176, 148), at(190, 78)),
      ...cubic(at(190, 78), at(188, 130), at(180, 190), at(172, 244)),
    ],
  ],
};

function at(x: number, y: number): Place {
  return { x, y };
}

/** Leans places to the right: `slope` pad units for each one above the pad's middle. */
function slanted(places: readonly Place[], slope: number): readonly Place[] {
  return places.map(({ x, y }) => ({ x: x + slope * (140 - y), y }));
}

function penStroke(places: readonly Place[]): Stroke {
  return { points: places.map(({ x, y }) => ({ x, y, pressure: 0.5 })), width: DEFAULT_PEN_WIDTH };
}
