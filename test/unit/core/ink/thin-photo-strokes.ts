import { type Polyline, rasterize } from '../../../../src/core/ink/rasterize';
import { type Digit, sampleDigit } from '../../../../src/core/ink/samples';
import { flattenStroke } from '../../../../src/core/ink/smooth';

/** Pixels of the enlarged digit for one of MNIST, where its middle line is sought. */
const ZOOM = 8;
const SIDE = 28 * ZOOM;

/** The eight neighbours of a pixel, clockwise from above it. */
const AROUND = [-SIDE, -SIDE + 1, 1, SIDE + 1, SIDE, SIDE - 1, -1, -SIDE - 1] as const;

/** The middle lines of an MNIST digit ([784], 0..1), in MNIST's pixels: links of two ends. */
export function middleLines(digit: Float32Array): readonly Polyline[] {
  const ink = thinned(enlarged(digit));
  const lines: Polyline[] = [];
  ink.forEach((value, i) => {
    if (value === 0) return;
    const links = [1, SIDE - 1, SIDE, SIDE + 1].filter((step) => ink[i + step] === 1);
    for (const step of [0, ...links]) lines.push([placeOf(i), placeOf(i + step)]);
  });
  return lines;
}

/** The strokes of a sample digit, in pixels of a frame of 28. */
export function sampleLines(digit: Digit): readonly Polyline[] {
  return sampleDigit(digit).map((stroke) =>
    flattenStroke(stroke).map(({ x, y }) => ({ x: x / 10, y: y / 10 })),
  );
}

/**
 * [side * side] lines in a frame of 28, drawn thin in a large picture.
 *
 * @param height of 20 pixels of the frame, a digit's height, in pixels of the picture
 * @param share width of the strokes, as a share of that height
 */
export function drawnThin(
  lines: readonly Polyline[],
  side: number,
  height: number,
  share: number,
): Float32Array {
  const zoom = height / 20;
  const start = (side - 28 * zoom) / 2;
  const placed = lines.map((line) => line.map(({ x, y }) => ({ x: start + x * zoom, y: start + y * zoom })));
  return rasterize(placed, share * height, side);
}

function placeOf(i: number): { x: number; y: number } {
  return { x: ((i % SIDE) + 0.5) / ZOOM, y: (Math.floor(i / SIDE) + 0.5) / ZOOM };
}

/** [SIDE * SIDE] 1 where the digit, enlarged, is rather ink; nothing on the border. */
function enlarged(digit: Float32Array): Uint8Array {
  const at = (x: number, y: number) => (x < 0 || y < 0 || x > 27 || y > 27 ? 0 : digit[y * 28 + x]!);
  return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [u, v] = [((i % SIDE) + 0.5) / ZOOM - 0.5, (Math.floor(i / SIDE) + 0.5) / ZOOM - 0.5];
    const [x, y] = [Math.floor(u), Math.floor(v)];
    const upper = at(x, y) * (x + 1 - u) + at(x + 1, y) * (u - x);
    const lower = at(x, y + 1) * (x + 1 - u) + at(x + 1, y + 1) * (u - x);
    return upper * (y + 1 - v) + lower * (v - y) > 0.5 ? 1 : 0;
  });
}

/** Ink taken off all round until lines of one pixel are left (T. Y. Zhang and C. Y. Suen, 1984). */
function thinned(ink: Uint8Array): Uint8Array {
  for (let changed = true; changed; ) {
    changed = false;
    for (const half of [0, 1]) {
      const gone: number[] = [];
      for (let i = SIDE + 1; i < ink.length - SIDE - 1; i++)
        if (ink[i] === 1 && isLoose(ink, i, half)) gone.push(i);
      for (const i of gone) ink[i] = 0;
      changed ||= gone.length > 0;
    }
  }
  return ink;
}

function isLoose(ink: Uint8Array, i: number, half: number): boolean {
  const p = AROUND.map((step) => ink[i + step]!);
  const count = p.reduce((sum, value) => sum + value, 0);
  if (count < 2 || count > 6) return false;
  const turns = p.filter((value, k) => value === 0 && p[(k + 1) % 8] === 1).length;
  if (turns !== 1) return false;
  const [n, e, s, w] = [p[0]!, p[2]!, p[4]!, p[6]!];
  return half === 0 ? n * e * s === 0 && e * s * w === 0 : n * e * w === 0 && n * s * w === 0;
}
