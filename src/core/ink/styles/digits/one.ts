import type { StyleOf } from '../style';
import { at, corner } from '../way';

/** The ways of writing a one. */
export const ONE: readonly StyleOf[] = [
  { name: 'plain', weight: 4, ways: (r) => [[at(0.5 + r(-0.03, 0.03), 0), at(0.5, 1)]] },
  {
    name: 'leaning',
    weight: 2,
    ways: (r) => [[at(0.5 + r(0.1, 0.28), 0), at(0.5 + r(-0.03, 0.06), 0.5), at(0.45, 1)]],
  },
  {
    name: 'bowed',
    weight: 1,
    ways: (r) => [[at(0.5, 0), at(0.5 + r(-0.08, 0.08), 0.5), at(0.5, 1)]],
  },
  {
    name: 'with a short flag',
    weight: 3,
    ways: (r) => [[at(0.5 - r(0.1, 0.22), r(0.1, 0.26)), corner(0.5, 0), at(0.5 + r(-0.05, 0.05), 1)]],
  },
  {
    name: 'with a long flag',
    weight: 3.5,
    ways: (r) => [[at(0.5 - r(0.22, 0.44), r(0.22, 0.46)), corner(0.5, 0), at(0.5 + r(-0.06, 0.04), 1)]],
  },
  {
    name: 'with an upstroke as long as a roof',
    weight: 1.5,
    ways: (r) => [[at(0.5 - r(0.3, 0.46), r(0.46, 0.72)), corner(0.5, 0), at(0.5 + r(-0.02, 0.1), 1)]],
  },
  {
    name: 'with a bent flag',
    weight: 2,
    ways: (r) => [
      [
        at(0.5 - r(0.2, 0.38), r(0.2, 0.34)),
        at(0.5 - r(0.06, 0.14), r(0.12, 0.18)),
        corner(0.5, 0),
        at(0.5, 1),
      ],
    ],
  },
  {
    name: 'with a long bent flag, leaning',
    weight: 1.5,
    ways: (r) => [
      [
        at(0.5 - r(0.22, 0.4), r(0.3, 0.5)),
        at(0.5 - r(0.06, 0.14), r(0.2, 0.3)),
        corner(0.62, 0),
        at(r(0.48, 0.56), 0.5),
        at(r(0.38, 0.48), 1),
      ],
    ],
  },
  {
    name: 'with a long round flag',
    weight: 1.5,
    ways: (r) => [
      [
        at(0.5 - r(0.28, 0.42), r(0.34, 0.54)),
        at(0.5 - r(0.12, 0.2), r(0.1, 0.18)),
        corner(0.5, 0),
        at(0.5 + r(-0.06, 0.02), 0.5),
        at(0.5 - r(0, 0.12), 1),
      ],
    ],
  },
  {
    name: 'with flag and foot',
    weight: 3,
    ways: (r) => {
      const x = 0.5 + r(-0.04, 0.04);
      return [
        [at(0.5 - r(0.12, 0.32), r(0.12, 0.34)), corner(0.5, 0), at(x, 1)],
        [at(x - r(0.14, 0.36), 1 + r(-0.03, 0.03)), at(x + r(0.14, 0.36), 1 + r(-0.03, 0.03))],
      ];
    },
  },
  {
    name: 'with a long flag and a wide foot',
    weight: 1.2,
    ways: (r) => {
      const x = 0.5 + r(-0.06, 0.06);
      return [
        [at(0.5 - r(0.28, 0.44), r(0.26, 0.44)), corner(0.5, 0), at(x, 1)],
        [at(x - r(0.3, 0.46), 1 + r(-0.03, 0.03)), at(x + r(0.3, 0.5), 1 + r(-0.04, 0.03))],
      ];
    },
  },
  {
    name: 'with a foot',
    weight: 0.8,
    ways: (r) => [
      [at(0.5, 0), at(0.5, 1)],
      [at(0.5 - r(0.12, 0.3), 1), at(0.5 + r(0.12, 0.3), 1 + r(-0.03, 0.03))],
    ],
  },
  {
    name: 'with serifs at both ends',
    weight: 0.25,
    ways: (r) => [
      [at(0.5 - r(0.1, 0.2), r(0, 0.06)), corner(0.5, 0), corner(0.5, 1), at(0.5 - r(0.12, 0.2), 1)],
      [at(0.5, 1), at(0.5 + r(0.12, 0.2), 1)],
    ],
  },
  {
    name: 'flag in a stroke of its own',
    weight: 1,
    ways: (r) => [
      [at(0.5, r(-0.02, 0.04)), at(0.5 + r(-0.04, 0.04), 1)],
      [at(0.5, 0.02), at(0.5 - r(0.12, 0.34), r(0.14, 0.36))],
    ],
  },
  {
    name: 'with a flick at the end',
    weight: 1,
    ways: (r) => [[at(0.5, 0), at(0.48, 0.5), at(0.47, r(0.9, 0.97)), at(0.5 + r(0.06, 0.16), r(0.9, 0.98))]],
  },
];
