/** Vertices of a line drawn without lifting the pen, in pixels: pixel i covers i..i+1. One vertex, or equal ones, is a dot. */
export type Polyline = readonly { readonly x: number; readonly y: number }[];

/**
 * Samples in a pixel, along each axis. Each is not a yes or no but a ramp as wide as the sample, so that 4 x 4 give a
 * disc's area to a few thousandths, and the pixels move continuously with the ink: no sample flips on a rounding error.
 */
const SAMPLES = 4;

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
  const squared = squaredDistances(polylines, radius + 0.5, side);

  const coverage = new Float32Array(size * size);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / SAMPLES) * size;
    for (let x = 0; x < side; x++) {
      const distance = squared[y * side + x]!;
      if (distance === Number.POSITIVE_INFINITY) continue;
      const covered = Math.min(1, Math.max(0, radius + 0.5 - Math.sqrt(distance)));
      coverage[row + Math.floor(x / SAMPLES)]! += covered / (SAMPLES * SAMPLES);
    }
  }
  return coverage;
}

/**
 * For each sample, its squared distance to the nearest centreline, in samples: [side * side], row-major. Infinite
 * where nothing is within `reach`.
 */
function squaredDistances(polylines: readonly Polyline[], reach: number, side: number): Float32Array {
  const field = new Float32Array(side * side).fill(Number.POSITIVE_INFINITY);
  for (const vertices of polylines) {
    let from = vertices[0];
    if (from === undefined) continue;
    if (vertices.length === 1) stamp(field, side, reach, from.x, from.y, from.x, from.y);
    for (let i = 1; i < vertices.length; i++) {
      const to = vertices[i]!;
      stamp(field, side, reach, from.x, from.y, to.x, to.y);
      from = to;
    }
  }
  return field;
}

/** Lowers `field` to the distances from one edge (its ends in pixels), within `reach` samples of the edge's own box. */
function stamp(
  field: Float32Array,
  side: number,
  reach: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  // Sample i lies at i + 0.5; half a sample less, and samples lie at whole numbers.
  const ax = fromX * SAMPLES - 0.5;
  const ay = fromY * SAMPLES - 0.5;
  const dx = (toX - fromX) * SAMPLES;
  const dy = (toY - fromY) * SAMPLES;
  const lengthSquared = dx * dx + dy * dy;
  const perLength = lengthSquared > 0 ? 1 / lengthSquared : 0;

  const left = Math.max(0, Math.ceil(ax + Math.min(0, dx) - reach));
  const right = Math.min(side - 1, Math.floor(ax + Math.max(0, dx) + reach));
  const top = Math.max(0, Math.ceil(ay + Math.min(0, dy) - reach));
  const bottom = Math.min(side - 1, Math.floor(ay + Math.max(0, dy) + reach));

  for (let y = top; y <= bottom; y++) {
    const py = y - ay;
    for (let x = left; x <= right; x++) {
      const px = x - ax;
      // The foot of the perpendicular, kept on the edge: that is what rounds its ends.
      const along = Math.min(1, Math.max(0, (px * dx + py * dy) * perLength));
      const awayX = px - along * dx;
      const awayY = py - along * dy;
      const distance = awayX * awayX + awayY * awayY;
      const index = y * side + x;
      if (distance < field[index]!) field[index] = distance;
    }
  }
}
