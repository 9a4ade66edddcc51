import type { Between, StyleOf } from '../style';
import { at, corner, type Way } from '../way';

/** The head of a 2, from its start to the far right; `hook` above 0 starts with a curl. */
function headOfTwo(r: Between): Way {
  return [at(0.16, r(0.2, 0.34)), at(r(0.26, 0.4), r(0.02, 0.07)), at(r(0.55, 0.66), r(-0.02, 0.02))];
}

/** The ways of writing a two. */
export const TWO: readonly StyleOf[] = [
  {
    name: 'flat base',
    weight: 5,
    ways: (r) => [
      [
        ...headOfTwo(r),
        at(0.82, r(0.18, 0.3)),
        at(r(0.58, 0.7), r(0.48, 0.62)),
        corner(0.14, r(0.93, 1)),
        at(r(0.8, 0.98), r(0.94, 1.02)),
      ],
    ],
  },
  {
    name: 'loop at the foot',
    weight: 3,
    ways: (r) => [
      [
        ...headOfTwo(r),
        at(0.82, r(0.18, 0.3)),
        at(r(0.58, 0.68), r(0.5, 0.62)),
        at(r(0.26, 0.34), r(0.86, 0.94)),
        at(r(0.1, 0.16), r(0.94, 1)),
        at(r(0.12, 0.18), r(0.78, 0.86)),
        at(r(0.3, 0.4), r(0.8, 0.88)),
        at(r(0.6, 0.7), r(0.94, 1)),
        at(r(0.88, 1), r(0.88, 0.98)),
      ],
    ],
  },
  {
    name: 'swan',
    weight: 1.5,
    ways: (r) => [
      [
        ...headOfTwo(r),
        at(0.8, r(0.2, 0.3)),
        at(r(0.54, 0.66), r(0.52, 0.64)),
        at(r(0.16, 0.24), r(0.86, 0.92)),
        at(r(0.24, 0.34), r(0.96, 1)),
        at(r(0.6, 0.7), r(0.92, 1)),
        at(r(0.86, 1), r(0.82, 0.94)),
      ],
    ],
  },
  {
    name: 'wavy base',
    weight: 1.5,
    ways: (r) => [
      [
        ...headOfTwo(r),
        at(0.82, 0.26),
        at(0.62, r(0.52, 0.62)),
        corner(r(0.12, 0.2), r(0.9, 0.97)),
        at(r(0.36, 0.44), r(0.86, 0.92)),
        at(r(0.64, 0.74), r(0.96, 1.02)),
        at(r(0.9, 1), r(0.86, 0.92)),
      ],
    ],
  },
  {
    name: 'curl at the start',
    weight: 1.5,
    ways: (r) => [
      [
        at(r(0.26, 0.36), r(0.24, 0.34)),
        at(r(0.14, 0.18), r(0.22, 0.3)),
        at(r(0.26, 0.36), 0.04),
        at(0.58, 0),
        at(0.82, 0.22),
        at(0.62, r(0.52, 0.62)),
        corner(0.14, 0.97),
        at(r(0.82, 0.98), r(0.92, 1)),
      ],
    ],
  },
  {
    name: 'ring at the start',
    weight: 1.2,
    ways: (r) => [
      [
        at(r(0.4, 0.48), r(0.16, 0.22)),
        at(r(0.28, 0.34), r(0.24, 0.32)),
        at(r(0.18, 0.24), r(0.14, 0.2)),
        at(r(0.34, 0.42), r(0.01, 0.05)),
        at(0.6, 0),
        at(r(0.74, 0.82), r(0.2, 0.28)),
        at(0.6, r(0.54, 0.64)),
        corner(r(0.12, 0.24), 0.97),
        at(r(0.82, 0.98), r(0.92, 1)),
      ],
    ],
  },
  {
    name: 'closed head, long base',
    weight: 1.2,
    ways: (r) => [
      [
        at(r(0.42, 0.5), r(0.22, 0.3)),
        at(r(0.28, 0.34), r(0.26, 0.32)),
        at(r(0.26, 0.32), r(0.1, 0.16)),
        at(r(0.48, 0.56), 0),
        at(r(0.66, 0.74), r(0.18, 0.26)),
        at(r(0.52, 0.6), r(0.52, 0.62)),
        corner(r(0.06, 0.2), r(0.94, 1)),
        at(r(0.86, 1.08), r(0.92, 1.02)),
      ],
    ],
  },
  {
    name: 'small head, long base',
    weight: 1.2,
    ways: (r) => [
      [
        at(r(0.26, 0.36), r(0.12, 0.24)),
        at(0.5, 0),
        at(r(0.68, 0.74), r(0.14, 0.22)),
        at(r(0.54, 0.62), r(0.5, 0.6)),
        corner(r(-0.02, 0.14), r(0.94, 1)),
        at(r(0.9, 1.1), r(0.92, 1)),
      ],
    ],
  },
  {
    name: 'angular',
    weight: 1.2,
    ways: (r) => [
      [
        at(r(0.1, 0.2), r(0.04, 0.14)),
        at(r(0.44, 0.56), r(-0.02, 0.03)),
        at(r(0.76, 0.84), r(0.08, 0.2)),
        corner(r(0.1, 0.2), 0.98),
        at(r(0.82, 0.96), r(0.94, 1.02)),
      ],
    ],
  },
  {
    name: 'big head, short foot',
    weight: 1,
    ways: (r) => [
      [
        at(0.14, r(0.3, 0.42)),
        at(0.28, 0.08),
        at(0.58, 0),
        at(0.84, r(0.26, 0.36)),
        at(0.62, r(0.66, 0.74)),
        corner(r(0.22, 0.3), r(0.94, 1)),
        at(r(0.66, 0.8), r(0.96, 1)),
      ],
    ],
  },
];
