import type { Between, StyleOf } from '../style';
import { at, corner, type Way } from '../way';

/** The loop of a 6, entered from the stem at the left, round counter-clockwise. */
function loopOfSix(top: number, r: Between): Way {
  const middle = (top + 1) / 2;
  return [
    at(0.18, middle + 0.02),
    at(r(0.28, 0.36), r(0.92, 0.97)),
    at(r(0.5, 0.6), 1),
    at(r(0.8, 0.88), middle + r(0, 0.06)),
    at(r(0.54, 0.62), top),
    at(r(0.24, 0.34), middle - r(0, 0.06)),
  ];
}

/** The ways of writing a six. */
export const SIX: readonly StyleOf[] = [
  {
    name: 'curved stem',
    weight: 5,
    ways: (r) => [
      [
        at(r(0.6, 0.8), r(0, 0.06)),
        at(r(0.34, 0.46), r(0.2, 0.28)),
        ...loopOfSix(r(0.44, 0.6), r),
        at(0.2, r(0.8, 0.88)),
      ],
    ],
  },
  {
    name: 'straight stem',
    weight: 3,
    ways: (r) => [
      [at(r(0.4, 0.66), 0), at(r(0.26, 0.36), r(0.36, 0.44)), ...loopOfSix(r(0.5, 0.64), r), at(0.22, 0.82)],
    ],
  },
  {
    name: 'upright stem',
    weight: 1.5,
    ways: (r) => [
      [at(r(0.18, 0.3), 0), at(r(0.14, 0.2), 0.4), ...loopOfSix(r(0.5, 0.64), r), at(0.2, r(0.78, 0.86))],
    ],
  },
  {
    name: 'hooked stem',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.78, 0.86), r(0.14, 0.2)),
        at(r(0.62, 0.7), r(0, 0.04)),
        at(r(0.36, 0.42), 0.16),
        at(0.2, 0.44),
        ...loopOfSix(r(0.44, 0.54), r),
        at(0.2, 0.82),
      ],
    ],
  },
  {
    name: 'loop not closed',
    weight: 1.5,
    ways: (r) => {
      const top = r(0.48, 0.58);
      return [
        [
          at(r(0.56, 0.76), 0),
          at(0.34, 0.28),
          at(0.16, r(0.62, 0.7)),
          at(r(0.3, 0.38), 0.96),
          at(0.6, 0.99),
          at(0.84, r(0.74, 0.8)),
          at(r(0.58, 0.66), top),
          at(r(0.34, 0.44), top + r(0.04, 0.12)),
        ],
      ];
    },
  },
  {
    name: 'loop from below, clockwise',
    weight: 1,
    ways: (r) => {
      const top = r(0.46, 0.58);
      return [
        [
          at(r(0.4, 0.6), 0),
          at(0.24, 0.42),
          at(r(0.16, 0.2), r(0.86, 0.94)),
          corner(r(0.16, 0.22), r(0.92, 0.98)),
          at(0.22, (top + 1) / 2),
          at(0.52, top),
          at(0.84, (top + 1) / 2),
          at(0.56, 1),
          at(r(0.18, 0.26), r(0.92, 0.98)),
        ],
      ];
    },
  },
  {
    name: 'big loop, short stem',
    weight: 1,
    ways: (r) => [
      [at(r(0.54, 0.72), 0), at(0.32, r(0.14, 0.2)), ...loopOfSix(r(0.34, 0.44), r), at(0.22, 0.74)],
    ],
  },
  {
    name: 'small loop, long stem',
    weight: 1,
    ways: (r) => {
      const top = r(0.62, 0.8);
      return [
        [
          at(r(0.6, 0.8), 0),
          at(0.36, 0.34),
          at(0.22, (1 + top) / 2),
          at(0.44, 1),
          at(r(0.52, 0.7), (1 + top) / 2),
          at(0.5, top),
          at(0.24, (1 + top) / 2 + r(0, 0.06)),
        ],
      ];
    },
  },
];
