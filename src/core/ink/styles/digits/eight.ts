import type { Between, StyleOf } from '../style';
import { at, oval, type Way } from '../way';

/** An 8 in one stroke, begun at the top right (1) or, mirrored, at the top left (-1). */
function eight(r: Between, side: 1 | -1): readonly Way[] {
  const waist = r(0.42, 0.52);
  const x = (share: number) => 0.5 + side * (share - 0.5);
  const way = [
    at(x(r(0.64, 0.78)), r(0.06, 0.18)),
    at(x(0.48), r(-0.01, 0.02)),
    at(x(r(0.22, 0.3)), waist / 2),
    at(x(r(0.48, 0.56)), waist),
    at(x(r(0.78, 0.86)), (1 + waist) / 2),
    at(x(0.5), 1),
    at(x(r(0.14, 0.22)), (1 + waist) / 2),
    at(x(r(0.44, 0.52)), waist + r(0, 0.03)),
    at(x(r(0.68, 0.78)), r(0.1, 0.24)),
    at(x(r(0.54, 0.66)), r(0, 0.06)),
  ];
  return [way];
}

/** The ways of writing a eight. */
export const EIGHT: readonly StyleOf[] = [
  {
    name: 'from the top right, as an S',
    weight: 5,
    ways: (r) => eight(r, 1),
  },
  { name: 'from the top left, as a mirrored S', weight: 2, ways: (r) => eight(r, -1) },
  {
    name: 'two rings, one stroke',
    weight: 1.5,
    ways: (r) => {
      const waist = r(0.4, 0.5);
      const upper = oval(0.5, waist / 2, r(0.2, 0.3), waist / 2, 90, -360);
      const lower = oval(0.5, (1 + waist) / 2, r(0.26, 0.38), (1 - waist) / 2, -90, r(345, 365));
      return [[...upper, ...lower.slice(1)]];
    },
  },
  {
    name: 'two rings, two strokes',
    weight: 1.2,
    ways: (r) => {
      const waist = r(0.42, 0.5);
      const turn = r(0, 1) < 0.5 ? -1 : 1;
      return [
        oval(0.5 + r(-0.03, 0.03), waist / 2, r(0.2, 0.3), waist / 2, -90, turn * r(345, 380)),
        oval(0.5, (1 + waist) / 2, r(0.26, 0.36), (1 - waist) / 2 + r(0, 0.02), -90, -r(345, 380)),
      ];
    },
  },
  {
    name: 'open at the top',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.7, 0.84), r(0.04, 0.14)),
        at(r(0.44, 0.5), r(-0.02, 0.03)),
        at(0.22, 0.2),
        at(0.5, r(0.42, 0.5)),
        at(0.82, 0.76),
        at(0.5, 1),
        at(0.18, 0.76),
        at(0.5, r(0.46, 0.54)),
        at(r(0.72, 0.88), r(0.06, 0.18)),
      ],
    ],
  },
  {
    name: 'from the waist',
    weight: 1,
    ways: (r) => {
      const waist = r(0.42, 0.52);
      return [
        [
          at(r(0.5, 0.56), waist),
          at(r(0.22, 0.3), waist / 2),
          at(0.5, 0),
          at(r(0.72, 0.8), waist / 2),
          at(0.48, waist),
          at(r(0.14, 0.22), (1 + waist) / 2),
          at(0.5, 1),
          at(r(0.78, 0.86), (1 + waist) / 2),
          at(r(0.46, 0.54), waist + r(-0.03, 0.03)),
        ],
      ];
    },
  },
  {
    name: 'crossed with straight lines',
    weight: 1,
    ways: (r) => [
      [
        at(r(0.66, 0.8), r(0.06, 0.14)),
        at(0.48, 0),
        at(r(0.24, 0.3), r(0.12, 0.2)),
        at(r(0.74, 0.8), r(0.78, 0.86)),
        at(0.52, 1),
        at(r(0.22, 0.28), r(0.78, 0.86)),
        at(r(0.68, 0.78), r(0.14, 0.2)),
        at(r(0.56, 0.66), r(0, 0.06)),
      ],
    ],
  },
  {
    name: 'thin below',
    weight: 1,
    ways: (r) => {
      const waist = r(0.44, 0.5);
      const x = r(0.4, 0.5);
      return [
        [
          at(r(0.72, 0.84), r(0.06, 0.16)),
          at(r(0.48, 0.56), 0),
          at(r(0.2, 0.28), r(0.16, 0.24)),
          at(r(0.46, 0.52), waist),
          at(x + r(0.12, 0.2), (1 + waist) / 2),
          at(x, 1),
          at(x - r(0.12, 0.19), (1 + waist) / 2),
          at(r(0.48, 0.54), waist),
          at(r(0.7, 0.82), r(0.1, 0.22)),
          at(r(0.62, 0.72), r(0, 0.08)),
        ],
      ];
    },
  },
  {
    name: 'ends run past each other',
    weight: 1,
    ways: (r) => {
      const waist = r(0.4, 0.52);
      return [
        [
          at(r(0.74, 0.86), r(0.08, 0.2)),
          at(r(0.58, 0.66), r(0.02, 0.08)),
          at(r(0.4, 0.48), r(-0.01, 0.02)),
          at(r(0.2, 0.28), waist / 2),
          at(0.5, waist),
          at(r(0.76, 0.84), (1 + waist) / 2),
          at(0.48, 1),
          at(r(0.18, 0.26), (1 + waist) / 2),
          at(0.5, waist),
          at(r(0.72, 0.82), r(0.1, 0.2)),
          at(r(0.74, 0.9), r(-0.05, 0.04)),
        ],
      ];
    },
  },
  {
    name: 'small head',
    weight: 1,
    ways: (r) => {
      const waist = r(0.35, 0.42);
      return [
        [
          at(0.7, r(0.06, 0.12)),
          at(0.5, 0),
          at(0.28, waist / 2),
          at(0.54, waist),
          at(0.86, 0.68),
          at(0.5, 1),
          at(0.14, 0.68),
          at(0.46, waist + 0.02),
          at(0.72, r(0.08, 0.16)),
        ],
      ];
    },
  },
];
