/** Vertices of a line drawn without lifting the pen, in pixels: pixel i covers i..i+1. One vertex, or equal ones, is a dot. */
export type Polyline = readonly { readonly x: number; readonly y: number }[];

/**
 * Samples in a pixel, along each axis. Each is not a yes or no but a ramp as wide as the sample, so that 4 x 4 give a
 * disc's area to a few thousandths, and the pixels move continuously with the ink: no sample flips on a rounding error.
 */
const SAMPLES = 4;

/** Half the width of a sample's ramp, in samples: its ink goes from none to all while an edge of ink crosses it. */
const RAMP = 0.5;

/**
 * How much of each pixel is covered by round-capped lines of one width: Float32Array [size * size], row-major, 0..1.
 * Overlapping ink counts once. Ink outside the grid is cut off.
 *
 * The union of all lines of radius r is the set of points nearer than r to any centreline, so one field of smallest
 * distances serves every stroke, whatever the number of crossings.
 *
 * @param width of the lines, in pixels; above a quarter of one
 * @param size of the grid, in pixels
 */
export function rasterize(
  polylines: readonly Polyline[],
  width: number,
  size: number,
): Float32Array<ArrayBuffer> {
  const side = size * SAMPLES;
  const radius = (width / 2) * SAMPLES;
  const full = (radius - RAMP) ** 2;
  const squared = squaredDistances(polylines, radius + RAMP, full, side);

  const coverage = new Float32Array(size * size);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / SAMPLES) * size;
    for (let x = 0; x < side; x++) {
      const distance = squared[y * side + x]!;
      if (distance === Number.POSITIVE_INFINITY) continue;
      const covered = distance <= full ? 1 : Math.max(0, radius + RAMP - Math.sqrt(distance));
      coverage[row + Math.floor(x / SAMPLES)]! += covered / (SAMPLES * SAMPLES);
    }
  }
  return coverage;
}

/**
 * For each sample, its squared distance to the nearest centreline, in samples: [side * side], row-major. Infinite
 * where nothing is within `reach`; where one is no farther than the root of `full`, it need not be the nearest.
 */
function squaredDistances(
  polylines: readonly Polyline[],
  reach: number,
  full: number,
  side: number,
): Float32Array {
  const field = new Float32Array(side * side).fill(Number.POSITIVE_INFINITY);
  for (const vertices of polylines) {
    let from = vertices[0];
    if (from === undefined) continue;
    stamp(field, side, reach, full, from.x, from.y, 0, 0, false);
    for (let i = 1; i < vertices.length; i++) {
      const to = vertices[i]!;
      stamp(field, side, reach, full, from.x, from.y, to.x - from.x, to.y - from.y, true);
      from = to;
    }
  }
  return field;
}

/**
 * Lowers `field` to the distances from one edge, within `reach` samples of it.
 *
 * @param x where it begins, in pixels; likewise `y`
 * @param onX how far it goes on from there, in pixels; likewise `onY`
 * @param begun whether the distances from its beginning are in the field: then those behind it are, too
 */
function stamp(
  field: Float32Array,
  side: number,
  reach: number,
  full: number,
  x: number,
  y: number,
  onX: number,
  onY: number,
  begun: boolean,
): void {
  // Sample i lies at i + 0.5; half a sample less, and samples lie at whole numbers.
  const ax = x * SAMPLES - 0.5;
  const ay = y * SAMPLES - 0.5;
  const dx = onX * SAMPLES;
  const dy = onY * SAMPLES;
  const lengthSquared = dx * dx + dy * dy;
  if (begun && lengthSquared === 0) return;
  const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;

  const left = ax + Math.min(0, dx);
  const right = ax + Math.max(0, dx);
  const top = ay + Math.min(0, dy);
  const bottom = ay + Math.max(0, dy);
  // Cut to integers by `| 0`: engines cannot know that Math.floor gives them, and count slower in fractions.
  const lastRow = Math.max(-1, Math.min(side - 1, Math.floor(bottom + reach))) | 0;
  for (let row = Math.min(side, Math.max(0, Math.ceil(top - reach))) | 0; row <= lastRow; row++) {
    const py = row - ay;
    // How far a row is within reach beside the edge: less the farther it is above or below it.
    const beyond = row < top ? top - row : row > bottom ? row - bottom : 0;
    const beside = Math.sqrt(Math.max(0, reach * reach - beyond * beyond));
    let first = left - beside;
    let last = right + beside;
    if (begun) {
      // What lies behind is as near to the beginning as to the edge.
      const abreast = ax - (py * dy) / dx;
      if (dx > 0) first = Math.max(first, abreast);
      else if (dx < 0) last = Math.min(last, abreast);
      else if (py * dy < 0) continue;
    }
    // Both kept near the grid before they are cut: beside an all but upright edge they may lie beyond all integers.
    const end = Math.max(-1, Math.min(side - 1, Math.floor(last))) | 0;
    for (let column = Math.min(side, Math.max(0, Math.ceil(first))) | 0; column <= end; column++) {
      const index = row * side + column;
      const nearest = field[index]!;
      // Edges are short beside a line's width: most samples are under ink already, which more of it does not change.
      if (nearest <= full) continue;
      const px = column - ax;
      // The foot of the perpendicular, kept on the edge: that is what rounds its ends.
      const foot = (px * dx + py * dy) * perLength;
      const along = foot < 0 ? 0 : foot > 1 ? 1 : foot;
      const awayX = px - along * dx;
      const awayY = py - along * dy;
      const distance = awayX * awayX + awayY * awayY;
      if (distance < nearest) field[index] = distance;
    }
  }
}
