import type { Between, StyleOf } from '../style';
import { at, corner, oval, type Way } from '../way';

/** The ring of a 9, from the top right, round counter-clockwise and back up to there. */
function ringOfNine(r: Between, bottom: number): Way {
  return [
    at(r(0.74, 0.8), r(0.12, 0.2)),
    at(r(0.5, 0.58), r(-0.01, 0.02)),
    at(r(0.14, 0.22), bottom / 2 + r(0, 0.04)),
    at(r(0.42, 0.5), bottom),
    at(r(0.72, 0.78), bottom / 2 + r(0, 0.06)),
  ];
}

/** The ways of writing a nine. */
export const NINE: readonly StyleOf[] = [
  {
    name: 'straight stem',
    weight: 4,
    ways: (r) => [
      [...ringOfNine(r, r(0.42, 0.58)), corner(r(0.78, 0.84), r(0.04, 0.14)), at(r(0.64, 0.82), 1)],
    ],
  },
  {
    name: 'leaning stem',
    weight: 2,
    ways: (r) => [
      [
        ...ringOfNine(r, r(0.38, 0.54)),
        corner(r(0.8, 0.86), r(0.06, 0.14)),
        at(0.66, 0.56),
        at(r(0.36, 0.54), 1),
      ],
    ],
  },
  {
    name: 'curved stem',
    weight: 2.5,
    ways: (r) => [
      [
        ...ringOfNine(r, r(0.42, 0.54)),
        at(r(0.8, 0.84), r(0.08, 0.16)),
        at(r(0.76, 0.82), 0.5),
        at(r(0.62, 0.7), r(0.84, 0.9)),
        at(r(0.36, 0.5), 1),
      ],
    ],
  },
  {
    name: 'hooked tail',
    weight: 3.5,
    ways: (r) => [
      [
        ...ringOfNine(r, r(0.4, 0.54)),
        at(r(0.78, 0.84), r(0.06, 0.14)),
        at(r(0.78, 0.86), r(0.5, 0.6)),
        at(r(0.7, 0.78), r(0.86, 0.92)),
        at(r(0.44, 0.54), r(0.98, 1.02)),
        at(r(0.12, 0.26), r(0.8, 0.94)),
      ],
    ],
  },
  {
    name: 'small ring, wide hook',
    weight: 3,
    ways: (r) => {
      const bottom = r(0.3, 0.44);
      return [
        [
          at(r(0.62, 0.74), r(0.06, 0.14)),
          at(r(0.44, 0.54), r(-0.01, 0.02)),
          at(r(0.18, 0.32), bottom / 2),
          at(r(0.4, 0.5), bottom),
          at(r(0.66, 0.76), bottom / 2 + r(0, 0.06)),
          at(r(0.76, 0.84), r(0.04, 0.14)),
          at(r(0.8, 0.94), r(0.46, 0.58)),
          at(r(0.72, 0.82), r(0.84, 0.92)),
          at(r(0.4, 0.5), r(0.97, 1.02)),
          at(r(0, 0.16), r(0.78, 0.96)),
        ],
      ];
    },
  },
  {
    name: 'flat ring, wide hook',
    weight: 1.5,
    ways: (r) => {
      const bottom = r(0.36, 0.46);
      return [
        [
          at(r(0.74, 0.84), r(0.04, 0.12)),
          at(0.5, r(-0.02, 0.02)),
          at(r(0.12, 0.22), bottom / 2),
          at(r(0.36, 0.46), bottom),
          at(r(0.76, 0.86), r(0.12, 0.2)),
          at(r(0.82, 0.92), r(0.46, 0.6)),
          at(r(0.66, 0.78), r(0.86, 0.94)),
          at(r(0.36, 0.48), 1),
          at(r(0.06, 0.2), r(0.84, 0.98)),
        ],
      ];
    },
  },
  {
    name: 'begun within the ring, hooked tail',
    weight: 1.5,
    ways: (r) => {
      const bottom = r(0.33, 0.46);
      return [
        [
          at(r(0.5, 0.62), r(0.08, 0.16)),
          at(r(0.34, 0.42), r(0, 0.06)),
          at(r(0.16, 0.26), bottom / 2 + 0.02),
          at(r(0.38, 0.48), bottom),
          at(r(0.68, 0.76), bottom - r(0.14, 0.2)),
          at(r(0.7, 0.8), r(0, 0.06)),
          at(r(0.78, 0.88), r(0.44, 0.54)),
          at(r(0.68, 0.78), r(0.84, 0.92)),
          at(r(0.36, 0.48), 1),
          at(r(0.08, 0.24), r(0.8, 0.94)),
        ],
      ];
    },
  },
  {
    name: 'curled tail',
    weight: 1.5,
    ways: (r) => [
      [
        ...ringOfNine(r, r(0.38, 0.48)),
        at(r(0.8, 0.84), r(0.06, 0.14)),
        at(0.82, 0.6),
        at(0.68, 0.94),
        at(r(0.36, 0.44), 1),
        at(r(0.14, 0.2), r(0.84, 0.92)),
        at(r(0.2, 0.3), r(0.78, 0.86)),
      ],
    ],
  },
  {
    name: 'stem in a stroke of its own',
    weight: 1.5,
    ways: (r) => {
      const bottom = r(0.42, 0.56);
      return [
        oval(0.46, bottom / 2, r(0.26, 0.34), bottom / 2, r(-60, -20), -r(340, 380)),
        [at(r(0.74, 0.82), r(-0.02, 0.16)), at(r(0.68, 0.82), 1)],
      ];
    },
  },
  {
    name: 'ring clockwise from the stem',
    weight: 1,
    ways: (r) => {
      const bottom = r(0.42, 0.54);
      return [
        [
          at(r(0.7, 0.78), bottom - r(0.04, 0.1)),
          at(0.42, bottom),
          at(0.18, bottom / 2),
          at(0.46, 0),
          at(r(0.76, 0.82), bottom / 2),
          at(r(0.7, 0.8), r(0.64, 0.72)),
          at(r(0.48, 0.74), 1),
        ],
      ];
    },
  },
  {
    name: 'ring not closed',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.7, 0.8), r(0.02, 0.12)),
        at(0.46, 0),
        at(0.18, r(0.2, 0.28)),
        at(r(0.38, 0.48), r(0.44, 0.52)),
        at(r(0.66, 0.74), r(0.3, 0.38)),
        corner(r(0.8, 0.86), r(-0.02, 0.12)),
        at(r(0.66, 0.8), 1),
      ],
    ],
  },
  {
    name: 'ring not closed, hooked tail',
    weight: 3,
    ways: (r) => {
      const bottom = r(0.3, 0.5);
      return [
        [
          at(r(0.64, 0.8), r(0.04, 0.16)),
          at(r(0.42, 0.52), 0),
          at(r(0.16, 0.26), bottom / 2),
          at(r(0.36, 0.46), bottom),
          at(r(0.54, 0.7), bottom - r(0.03, 0.14)),
          corner(r(0.74, 0.86), r(-0.02, 0.18)),
          at(r(0.78, 0.9), r(0.48, 0.6)),
          at(r(0.68, 0.78), r(0.86, 0.93)),
          at(r(0.38, 0.5), 1),
          at(r(0.04, 0.22), r(0.8, 0.96)),
        ],
      ];
    },
  },
  {
    name: 'tail from the side of the ring, hooked',
    weight: 2.5,
    ways: (r) => {
      const bottom = r(0.36, 0.48);
      return [
        [
          at(r(0.62, 0.76), r(0.08, 0.2)),
          at(r(0.44, 0.54), r(-0.01, 0.02)),
          at(r(0.18, 0.3), bottom / 2),
          at(r(0.38, 0.46), bottom - 0.02),
          at(r(0.58, 0.68), bottom - r(0.04, 0.14)),
          corner(r(0.66, 0.78), bottom - r(0.18, 0.28)),
          at(r(0.74, 0.86), r(0.54, 0.64)),
          at(r(0.66, 0.78), r(0.88, 0.94)),
          at(r(0.38, 0.48), r(0.98, 1.02)),
          at(r(0.02, 0.2), r(0.86, 0.98)),
        ],
      ];
    },
  },
  {
    name: 'tiny ring, like a comma',
    weight: 1.2,
    ways: (r) => {
      const bottom = r(0.3, 0.42);
      return [
        [
          at(r(0.62, 0.72), r(0.04, 0.12)),
          at(0.52, 0),
          at(r(0.24, 0.32), bottom / 2),
          at(r(0.48, 0.54), bottom),
          at(r(0.66, 0.74), bottom / 2),
          at(r(0.7, 0.78), r(0.3, 0.44)),
          at(r(0.58, 0.68), r(0.7, 0.8)),
          at(r(0.28, 0.48), 1),
        ],
      ];
    },
  },
  {
    name: 'angular ring',
    weight: 1,
    ways: (r) => [
      [
        corner(r(0.74, 0.82), r(0.04, 0.12)),
        corner(r(0.36, 0.5), r(-0.02, 0.03)),
        corner(r(0.12, 0.22), r(0.26, 0.38)),
        corner(r(0.36, 0.5), r(0.46, 0.54)),
        corner(r(0.78, 0.84), r(0.06, 0.16)),
        at(r(0.6, 0.8), 1),
      ],
    ],
  },
];
