import type { Between, StyleOf } from '../style';
import { at, corner, type Way } from '../way';

/** The belly of a 5, after the knot where it leaves the stem. */
function bellyOfFive(r: Between): Way {
  return [
    at(r(0.46, 0.58), r(0.36, 0.44)),
    at(r(0.8, 0.88), r(0.6, 0.7)),
    at(r(0.6, 0.68), r(0.92, 0.98)),
    at(r(0.36, 0.44), r(0.98, 1.02)),
    at(r(0.1, 0.2), r(0.82, 0.94)),
  ];
}

/** The ways of writing a five. */
export const FIVE: readonly StyleOf[] = [
  {
    name: 'hat in a stroke of its own',
    weight: 4,
    ways: (r) => {
      const left = r(0.2, 0.32);
      return [
        [at(left + r(0, 0.04), 0), corner(left + r(-0.05, 0.02), r(0.42, 0.52)), ...bellyOfFive(r)],
        [at(left + r(-0.02, 0.08), r(-0.04, 0.05)), at(r(0.76, 0.98), r(-0.06, 0.03))],
      ];
    },
  },
  {
    name: 'hat apart',
    weight: 1,
    ways: (r) => {
      const left = r(0.2, 0.3);
      return [
        [at(left + 0.02, r(0.06, 0.12)), corner(left - 0.02, r(0.42, 0.5)), ...bellyOfFive(r)],
        [at(left + r(0.06, 0.16), r(-0.06, 0)), at(r(0.82, 1), r(-0.1, 0))],
      ];
    },
  },
  {
    name: 'one stroke from the hat',
    weight: 3,
    ways: (r) => {
      const left = r(0.2, 0.3);
      return [
        [
          at(r(0.74, 0.94), r(-0.03, 0.05)),
          corner(left + 0.03, r(-0.02, 0.03)),
          corner(left - r(0, 0.05), r(0.4, 0.5)),
          ...bellyOfFive(r),
        ],
      ];
    },
  },
  {
    name: 'like an S',
    weight: 2,
    ways: (r) => [
      [
        at(r(0.74, 0.88), r(0, 0.06)),
        at(r(0.44, 0.52), r(-0.01, 0.03)),
        at(r(0.2, 0.28), r(0.2, 0.28)),
        at(r(0.4, 0.48), r(0.42, 0.48)),
        at(r(0.76, 0.84), r(0.64, 0.72)),
        at(0.6, 0.96),
        at(r(0.1, 0.24), r(0.88, 0.98)),
      ],
    ],
  },
  {
    name: 'short stem, big belly',
    weight: 1.5,
    ways: (r) => {
      const left = r(0.26, 0.36);
      return [
        [
          at(left + r(0, 0.05), 0),
          corner(left - 0.04, r(0.24, 0.34)),
          at(0.54, r(0.26, 0.32)),
          at(0.84, 0.56),
          at(0.68, 0.92),
          at(0.38, 1),
          at(r(0.1, 0.2), r(0.84, 0.94)),
        ],
        [at(left + 0.02, r(-0.02, 0.03)), at(r(0.8, 0.98), r(-0.05, 0.03))],
      ];
    },
  },
  {
    name: 'long stem, small belly',
    weight: 1.2,
    ways: (r) => {
      const left = r(0.22, 0.32);
      return [
        [
          at(left + 0.04, 0),
          corner(left, r(0.52, 0.6)),
          at(0.5, r(0.5, 0.54)),
          at(r(0.72, 0.8), r(0.7, 0.78)),
          at(0.54, 0.98),
          at(r(0.14, 0.26), r(0.92, 1)),
        ],
        [at(left + 0.04, r(-0.03, 0.03)), at(r(0.76, 0.94), r(-0.04, 0.04))],
      ];
    },
  },
  {
    name: 'rounded stem, no corner',
    weight: 1.2,
    ways: (r) => [
      [
        at(r(0.3, 0.38), 0),
        at(r(0.22, 0.28), r(0.26, 0.32)),
        at(r(0.32, 0.38), r(0.4, 0.46)),
        at(0.6, 0.44),
        at(r(0.78, 0.86), 0.68),
        at(0.54, 0.99),
        at(r(0.12, 0.22), r(0.86, 0.96)),
      ],
      [at(r(0.3, 0.36), r(-0.02, 0.02)), at(r(0.78, 0.96), r(-0.06, 0.04))],
    ],
  },
  {
    name: 'belly curls in',
    weight: 1,
    ways: (r) => [
      [
        at(r(0.76, 0.9), 0),
        corner(0.28, 0),
        corner(0.22, r(0.42, 0.48)),
        at(0.52, 0.38),
        at(0.84, 0.64),
        at(0.58, 0.98),
        at(0.24, r(0.9, 0.96)),
        at(r(0.2, 0.26), r(0.78, 0.84)),
      ],
    ],
  },
];
