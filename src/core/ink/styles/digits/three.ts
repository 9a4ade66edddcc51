import type { Between, StyleOf } from '../style';
import { at, corner, type Way } from '../way';

/** The belly of a 3, from the waist to the end of the tail. */
function bellyOfThree(r: Between, waist: number): Way {
  return [
    at(r(0.68, 0.78), waist + r(0.06, 0.12)),
    at(r(0.82, 0.9), r(0.68, 0.78)),
    at(r(0.6, 0.7), r(0.94, 0.99)),
    at(r(0.36, 0.46), r(0.98, 1.02)),
    at(r(0.1, 0.2), r(0.78, 0.92)),
  ];
}

/** The ways of writing a three. */
export const THREE: readonly StyleOf[] = [
  {
    name: 'two bows',
    weight: 5,
    ways: (r) => {
      const waist = r(0.4, 0.5);
      return [
        [
          at(r(0.14, 0.24), r(0.1, 0.24)),
          at(r(0.44, 0.54), 0),
          at(r(0.74, 0.84), r(0.16, 0.26)),
          at(r(0.62, 0.7), waist - 0.06),
          corner(r(0.34, 0.5), waist),
          ...bellyOfThree(r, waist),
        ],
      ];
    },
  },
  {
    name: 'flat top',
    weight: 2.5,
    ways: (r) => {
      const waist = r(0.36, 0.46);
      return [
        [
          at(r(0.12, 0.24), r(0, 0.05)),
          corner(r(0.76, 0.88), r(-0.02, 0.04)),
          corner(r(0.4, 0.54), waist),
          ...bellyOfThree(r, waist),
        ],
      ];
    },
  },
  {
    name: 'loop at the waist',
    weight: 2,
    ways: (r) => {
      const waist = r(0.42, 0.5);
      return [
        [
          at(r(0.14, 0.24), r(0.12, 0.22)),
          at(0.5, 0),
          at(0.8, 0.2),
          at(0.58, waist - 0.02),
          at(r(0.34, 0.42), waist + r(0.03, 0.06)),
          at(r(0.36, 0.42), waist - r(0.06, 0.1)),
          at(0.56, waist),
          at(0.84, 0.72),
          at(0.56, 1),
          at(r(0.1, 0.2), r(0.8, 0.92)),
        ],
      ];
    },
  },
  {
    name: 'hardly a waist',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.14, 0.26), r(0.06, 0.16)),
        at(0.52, 0),
        at(0.78, r(0.16, 0.24)),
        at(r(0.5, 0.62), r(0.42, 0.5)),
        at(0.82, r(0.66, 0.76)),
        at(0.56, 1),
        at(r(0.12, 0.22), r(0.84, 0.94)),
      ],
    ],
  },
  {
    name: 'curls at both ends',
    weight: 1,
    ways: (r) => {
      const waist = r(0.4, 0.48);
      return [
        [
          at(r(0.3, 0.36), r(0.2, 0.26)),
          at(r(0.16, 0.22), r(0.14, 0.2)),
          at(0.46, 0),
          at(0.78, 0.2),
          corner(r(0.4, 0.5), waist),
          at(0.72, waist + 0.1),
          at(0.86, 0.74),
          at(0.54, 1),
          at(0.2, r(0.86, 0.92)),
          at(r(0.26, 0.36), r(0.76, 0.82)),
        ],
      ];
    },
  },
  {
    name: 'small head, big belly',
    weight: 1,
    ways: (r) => {
      const waist = r(0.34, 0.42);
      return [
        [at(0.26, r(0.04, 0.1)), at(0.5, 0), at(0.7, 0.12), corner(0.42, waist), ...bellyOfThree(r, waist)],
      ];
    },
  },
  {
    name: 'short tail',
    weight: 1,
    ways: (r) => {
      const waist = r(0.42, 0.54);
      return [
        [
          at(0.2, r(0.04, 0.14)),
          at(0.52, 0),
          at(0.8, 0.2),
          at(0.66, waist - 0.04),
          corner(r(0.32, 0.44), waist),
          at(0.7, waist + 0.08),
          at(0.84, 0.76),
          at(0.62, 0.96),
          at(r(0.3, 0.56), 1),
        ],
      ];
    },
  },
];
