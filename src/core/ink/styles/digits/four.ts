import type { StyleOf } from '../style';
import { at, corner } from '../way';

/** The ways of writing a four. */
export const FOUR: readonly StyleOf[] = [
  {
    name: 'open, angular',
    weight: 4,
    ways: (r) => {
      const bar = r(0.5, 0.68);
      const x = r(0.62, 0.76);
      return [
        [at(r(0.2, 0.4), r(0, 0.1)), corner(r(0.1, 0.22), bar), at(r(0.86, 1), bar + r(-0.06, 0.03))],
        [at(x + r(-0.02, 0.08), r(0, 0.34)), at(x + r(-0.06, 0.02), 1)],
      ];
    },
  },
  {
    name: 'open, cupped',
    weight: 3,
    ways: (r) => {
      const bar = r(0.46, 0.6);
      const x = r(0.7, 0.8);
      return [
        [
          at(r(0.14, 0.26), r(0, 0.1)),
          at(r(0.14, 0.22), bar - 0.18),
          at(0.34, bar),
          at(0.56, bar - r(0, 0.05)),
          at(x, bar - r(0.08, 0.16)),
        ],
        [at(x + r(0, 0.06), r(-0.02, 0.14)), at(x + r(-0.08, 0.02), 1)],
      ];
    },
  },
  {
    name: 'open, one stroke, stem retraced',
    weight: 1.5,
    ways: (r) => {
      const bar = r(0.46, 0.6);
      const x = r(0.7, 0.8);
      return [
        [
          at(r(0.12, 0.26), r(0, 0.12)),
          at(r(0.12, 0.2), bar - 0.14),
          at(0.36, bar),
          at(0.6, bar - 0.06),
          at(x - 0.02, bar - 0.24),
          corner(x + r(0, 0.04), r(-0.02, 0.08)),
          at(x + r(-0.06, 0.02), 1),
        ],
      ];
    },
  },
  {
    name: 'closed, stem in a stroke of its own',
    weight: 3,
    ways: (r) => {
      const bar = r(0.58, 0.74);
      const x = r(0.6, 0.74);
      return [
        [at(x - r(-0.03, 0.06), 0), corner(r(0.04, 0.16), bar), at(r(0.88, 1), bar + r(-0.04, 0.03))],
        [at(x + r(-0.02, 0.03), r(-0.04, 0.06)), at(x + r(-0.05, 0.03), 1)],
      ];
    },
  },
  {
    name: 'closed, short stem',
    weight: 1,
    ways: (r) => {
      const bar = r(0.6, 0.72);
      const x = r(0.58, 0.72);
      return [
        [at(x, 0), corner(r(0.06, 0.18), bar), at(r(0.84, 1), bar + r(-0.03, 0.03))],
        [at(x + 0.02, r(0.28, 0.46)), at(x + r(-0.04, 0.04), 1)],
      ];
    },
  },
  {
    name: 'sail, one stroke',
    weight: 2,
    ways: (r) => {
      const bar = r(0.52, 0.68);
      const x = r(0.6, 0.74);
      return [
        [
          at(r(0.86, 1), bar + r(-0.05, 0.03)),
          corner(r(0.06, 0.18), bar + r(-0.02, 0.04)),
          corner(x, 0),
          at(x + r(-0.05, 0.02), 1),
        ],
      ];
    },
  },
  {
    name: 'swash',
    weight: 2,
    ways: (r) => {
      const bar = r(0.54, 0.68);
      return [
        [
          at(r(0.34, 0.48), r(0, 0.06)),
          at(r(0.2, 0.26), 0.34),
          at(r(0.08, 0.14), bar - 0.03),
          at(r(0.3, 0.36), bar + r(0, 0.03)),
          at(r(0.86, 1), bar - r(0.02, 0.08)),
        ],
        [at(r(0.7, 0.8), r(0.12, 0.3)), at(r(0.58, 0.68), 0.7), at(r(0.48, 0.6), 1)],
      ];
    },
  },
  {
    name: 'swash with a loop, one stroke',
    weight: 0.5,
    ways: (r) => {
      const bar = r(0.52, 0.62);
      return [
        [
          at(r(0.3, 0.42), r(0, 0.08)),
          at(0.2, 0.32),
          at(r(0.08, 0.14), bar - 0.02),
          at(r(0.28, 0.36), bar + 0.01),
          at(0.6, bar - 0.05),
          at(r(0.8, 0.88), r(0.2, 0.3)),
          at(r(0.74, 0.8), r(0.12, 0.2)),
          at(0.66, bar - 0.06),
          at(r(0.52, 0.62), 1),
        ],
      ];
    },
  },
  {
    name: 'open, stem from the middle',
    weight: 3,
    ways: (r) => {
      const bar = r(0.54, 0.76);
      const x = r(0.56, 0.72);
      return [
        [
          at(r(0.28, 0.46), 0),
          at(r(0.18, 0.28), bar - 0.26),
          corner(r(0.14, 0.24), bar),
          at(r(0.8, 0.98), bar + r(-0.08, 0.02)),
        ],
        [at(x, bar - r(0.17, 0.34)), at(x + r(-0.06, 0.04), 1)],
      ];
    },
  },
  {
    name: 'open, left side round',
    weight: 1.5,
    ways: (r) => {
      const bar = r(0.54, 0.7);
      const x = r(0.6, 0.74);
      return [
        [
          at(r(0.32, 0.46), r(0, 0.06)),
          at(r(0.18, 0.26), bar / 2),
          at(r(0.2, 0.28), bar - 0.05),
          at(r(0.44, 0.52), bar + r(-0.01, 0.03)),
          at(r(0.84, 0.98), bar - r(0, 0.1)),
        ],
        [at(x + r(-0.02, 0.08), r(0.04, 0.32)), at(x + r(-0.08, 0), 1)],
      ];
    },
  },
  {
    name: 'open, narrow',
    weight: 1.5,
    ways: (r) => {
      const bar = r(0.54, 0.72);
      const x = r(0.52, 0.6);
      return [
        [
          at(r(0.36, 0.44), 0),
          at(r(0.32, 0.38), bar / 2),
          corner(r(0.28, 0.36), bar),
          at(r(0.62, 0.74), bar - r(-0.02, 0.08)),
        ],
        [at(x, bar - r(0.14, 0.4)), at(x + r(-0.04, 0.02), 1)],
      ];
    },
  },
  {
    name: 'like a chair',
    weight: 1.5,
    ways: (r) => {
      const bar = r(0.42, 0.56);
      const x = r(0.74, 0.84);
      return [
        [at(r(0.14, 0.24), r(0, 0.06)), corner(r(0.12, 0.22), bar), at(x, bar + r(-0.04, 0.02))],
        [at(x + r(-0.01, 0.03), r(-0.02, 0.08)), at(x + r(-0.04, 0.03), 1)],
      ];
    },
  },
  {
    name: 'bar as long as it is wide',
    weight: 1,
    ways: (r) => {
      const bar = r(0.48, 0.62);
      const x = r(0.5, 0.6);
      return [
        [at(r(0.28, 0.42), r(0, 0.12)), corner(r(0, 0.1), bar), at(1, bar + r(-0.08, 0.02))],
        [at(x + r(0, 0.08), r(0.16, 0.4)), at(x + r(-0.1, 0), 1)],
      ];
    },
  },
];
