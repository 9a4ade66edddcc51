import type { Between, StyleOf } from '../style';
import { at, corner, type Way } from '../way';

/** The bar across the stem of a 7 whose stem is near x at that height. */
function crossBar(x: number, y: number, r: Between): Way {
  return [at(x - r(0.18, 0.32), y + r(-0.02, 0.06)), at(x + r(0.18, 0.34), y - r(-0.02, 0.06))];
}

/** The ways of writing a seven. */
export const SEVEN: readonly StyleOf[] = [
  {
    name: 'angular',
    weight: 4,
    ways: (r) => [
      [at(r(0.06, 0.2), r(-0.02, 0.06)), corner(r(0.78, 0.92), r(-0.02, 0.04)), at(r(0.26, 0.5), 1)],
    ],
  },
  {
    name: 'bowed stem',
    weight: 2,
    ways: (r) => [
      [
        at(r(0.08, 0.2), r(0, 0.06)),
        corner(r(0.8, 0.92), r(-0.02, 0.04)),
        at(r(0.5, 0.6), r(0.42, 0.52)),
        at(r(0.36, 0.46), 1),
      ],
    ],
  },
  {
    name: 'round shoulder',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.08, 0.2), r(0.04, 0.12)),
        at(0.46, r(0, 0.04)),
        at(r(0.74, 0.84), r(0.06, 0.14)),
        at(r(0.6, 0.68), 0.46),
        at(r(0.34, 0.5), 1),
      ],
    ],
  },
  {
    name: 'upright stem',
    weight: 1,
    ways: (r) => [
      [at(r(0.1, 0.22), r(0, 0.05)), corner(r(0.72, 0.84), r(-0.02, 0.04)), at(r(0.58, 0.76), 1)],
    ],
  },
  {
    name: 'serif at the start',
    weight: 2.5,
    ways: (r) => [
      [
        at(r(0.08, 0.16), r(0.12, 0.26)),
        corner(r(0.1, 0.18), r(0, 0.05)),
        corner(r(0.8, 0.92), r(-0.02, 0.04)),
        at(r(0.5, 0.6), r(0.44, 0.54)),
        at(r(0.32, 0.5), 1),
      ],
    ],
  },
  {
    name: 'wavy bar',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.06, 0.12), r(0.1, 0.17)),
        at(r(0.2, 0.28), r(0.02, 0.08)),
        at(r(0.5, 0.6), r(0.08, 0.14)),
        corner(r(0.84, 0.94), r(-0.02, 0.03)),
        at(0.56, 0.46),
        at(r(0.34, 0.5), 1),
      ],
    ],
  },
  {
    name: 'crossed',
    weight: 4,
    ways: (r) => {
      const end = r(0.28, 0.5);
      const y = r(0.4, 0.58);
      return [
        [at(r(0.06, 0.2), r(-0.02, 0.06)), corner(r(0.78, 0.92), r(-0.02, 0.04)), at(end, 1)],
        crossBar(0.85 + (end - 0.85) * y, y, r),
      ];
    },
  },
  {
    name: 'crossed, bowed stem',
    weight: 2,
    ways: (r) => [
      [
        at(r(0.06, 0.18), r(0, 0.08)),
        corner(r(0.8, 0.92), r(-0.02, 0.04)),
        at(0.56, 0.46),
        at(r(0.34, 0.46), 1),
      ],
      crossBar(r(0.52, 0.58), r(0.42, 0.58), r),
    ],
  },
  {
    name: 'crossed low',
    weight: 3,
    ways: (r) => {
      const end = r(0.3, 0.48);
      const y = r(0.52, 0.76);
      return [
        [
          at(r(0.06, 0.18), r(0, 0.08)),
          corner(r(0.76, 0.9), r(-0.02, 0.04)),
          at(0.82 + (end - 0.82) * 0.55 + r(-0.03, 0.06), 0.5),
          at(end, 1),
        ],
        [
          at(0.82 + (end - 0.82) * y - r(0.16, 0.34), y + r(-0.02, 0.08)),
          at(0.82 + (end - 0.82) * y + r(0.2, 0.46), y - r(-0.03, 0.06)),
        ],
      ];
    },
  },
  {
    name: 'crossed without lifting the pen',
    weight: 0.9,
    ways: (r) => {
      const end = r(0.3, 0.46);
      const y = r(0.42, 0.6);
      return [
        [
          at(r(0.08, 0.2), r(0, 0.08)),
          corner(r(0.76, 0.9), r(-0.02, 0.04)),
          at(r(0.52, 0.6), r(0.5, 0.58)),
          corner(end, 1),
          corner(end + r(-0.05, 0.05), y + r(0.02, 0.1)),
          at(r(0.72, 0.9), y + r(-0.06, 0.04)),
        ],
      ];
    },
  },
  {
    name: 'crossed, wavy bar',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.06, 0.12), r(0.1, 0.2)),
        at(r(0.2, 0.28), r(0.02, 0.08)),
        at(r(0.5, 0.6), r(0.08, 0.14)),
        corner(r(0.82, 0.94), r(-0.02, 0.03)),
        at(0.58, 0.46),
        at(r(0.34, 0.5), 1),
      ],
      crossBar(r(0.5, 0.6), r(0.44, 0.62), r),
    ],
  },
  {
    name: 'crossed, round shoulder',
    weight: 2.5,
    ways: (r) => [
      [
        at(r(0.08, 0.2), r(0.04, 0.12)),
        at(0.46, r(0, 0.04)),
        at(r(0.74, 0.84), r(0.06, 0.14)),
        at(r(0.58, 0.66), 0.5),
        at(r(0.36, 0.48), 1),
      ],
      crossBar(r(0.54, 0.62), r(0.46, 0.72), r),
    ],
  },
  {
    name: 'crossed, with a serif',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.06, 0.16), r(0.12, 0.28)),
        corner(r(0.1, 0.18), r(0, 0.04)),
        corner(r(0.8, 0.92), r(-0.02, 0.04)),
        at(0.56, 0.48),
        at(r(0.32, 0.48), 1),
      ],
      crossBar(r(0.52, 0.6), r(0.4, 0.56), r),
    ],
  },
];
