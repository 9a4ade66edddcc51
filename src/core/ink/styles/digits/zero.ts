import type { Between, StyleOf } from '../style';
import { at, corner, oval, type Way } from '../way';

/** Oval of a 0, from the top; a sweep beyond a full turn overlaps. */
function ring(between: Between, direction: 1 | -1): Way {
  return oval(0.5, 0.5, between(0.26, 0.42), 0.5, between(-135, -50), direction * between(345, 395));
}

/** The ways of writing a zero. */
export const ZERO: readonly StyleOf[] = [
  { name: 'counter-clockwise', weight: 5, ways: (r) => [ring(r, -1)] },
  { name: 'clockwise', weight: 2, ways: (r) => [ring(r, 1)] },
  {
    name: 'narrow',
    weight: 2,
    ways: (r) => [oval(0.5, 0.5, r(0.19, 0.28), 0.5, r(-120, -60), -r(350, 390))],
  },
  {
    name: 'not quite closed',
    weight: 1,
    ways: (r) => [oval(0.5, 0.5, r(0.26, 0.4), 0.5, r(-100, -40), -r(318, 345))],
  },
  {
    name: 'pointed at the top',
    weight: 1.5,
    ways: (r) => {
      const top = r(0.4, 0.66);
      return [
        [
          corner(top, 0),
          at(0.24, r(0.22, 0.38)),
          at(0.17, 0.62),
          at(0.42, 1),
          at(0.78, 0.72),
          at(0.8, 0.36),
          corner(top - r(-0.02, 0.08), r(0, 0.06)),
        ],
      ];
    },
  },
  {
    name: 'with a curl where it closes',
    weight: 1.5,
    ways: (r) => [
      [
        ...oval(0.5, 0.52, r(0.28, 0.38), 0.48, -70, -r(330, 350)),
        at(0.52, r(-0.03, 0.03)),
        at(r(0.36, 0.44), r(0.06, 0.16)),
        at(r(0.5, 0.6), r(0.24, 0.34)),
      ],
    ],
  },
  {
    name: 'with a tail over the top',
    weight: 1,
    ways: (r) => [[...oval(0.46, 0.52, r(0.28, 0.36), 0.46, -80, -350), at(r(0.7, 0.9), r(0, 0.1))]],
  },
  {
    name: 'slashed',
    weight: 2.5,
    ways: (r) => [
      oval(0.5, 0.5, r(0.34, 0.46), 0.5, r(-120, -60), -365),
      [at(r(0.72, 1), r(0.02, 0.22)), at(0.5 + r(-0.04, 0.04), 0.5), at(r(0, 0.28), r(0.78, 0.98))],
    ],
  },
  {
    name: 'slashed within',
    weight: 1,
    ways: (r) => [
      oval(0.5, 0.5, r(0.36, 0.46), 0.5, -80, -365),
      [at(r(0.62, 0.72), r(0.22, 0.34)), at(r(0.28, 0.38), r(0.66, 0.78))],
    ],
  },
  {
    name: 'dotted',
    weight: 0.6,
    ways: (r) => [
      oval(0.5, 0.5, r(0.34, 0.46), 0.5, -80, -365),
      [at(r(0.46, 0.52), r(0.44, 0.52)), at(r(0.5, 0.54), r(0.5, 0.56))],
    ],
  },
  {
    name: 'boxy',
    weight: 0.8,
    ways: (r) => {
      const [left, right] = [r(0.14, 0.24), r(0.76, 0.86)];
      return [
        [
          at(0.5, 0),
          at(left + 0.06, 0.06),
          at(left, 0.5),
          at(left + 0.06, 0.94),
          at(0.5, 1),
          at(right - 0.06, 0.94),
          at(right, 0.5),
          at(right - 0.06, 0.06),
          at(r(0.44, 0.54), 0),
        ],
      ];
    },
  },
];
