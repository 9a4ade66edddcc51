import type { InkImage } from './image';

/** Each pixel's mean over the square of 2 `radius` + 1 pixels around it, as much of it as lies in the image. */
export function boxMean(image: InkImage, radius: number): InkImage {
  if (radius === 0) return image;
  return alongBothAxes(image, (line, out) => meanOfLine(line, out, radius));
}

/**
 * Each pixel's opening: the greatest of the least values of all squares of 2 `radius` + 1 pixels that it lies in (J.
 * Serra, "Image analysis and mathematical morphology", 1982). What is brighter than its surroundings and narrower than
 * the square goes; slopes and wide steps stay as they are. Squares may reach out of the image by half of themselves, or
 * a slope's lower end would be lifted at the border.
 */
export function opening(image: InkImage, radius: number): InkImage {
  if (radius === 0) return image;
  const reach = Math.floor(radius / 2);
  const { width, height } = image;
  const wide = { width: width + 2 * reach, height: height + 2 * reach };
  const padded = new Float32Array(wide.width * wide.height).fill(Number.POSITIVE_INFINITY);
  for (let y = 0; y < height; y++) {
    padded.set(image.ink.subarray(y * width, (y + 1) * width), (y + reach) * wide.width + reach);
  }
  const eroded = alongBothAxes({ ...wide, ink: padded }, (line, out) => leastOfLine(line, out, radius));
  const negated = eroded.ink.map((value) => -value);
  const opened = alongBothAxes({ ...wide, ink: negated }, (line, out) => leastOfLine(line, out, radius));
  const ink = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y + reach) * wide.width + reach;
    for (let x = 0; x < width; x++) ink[y * width + x] = -opened.ink[from + x]!;
  }
  return { width, height, ink };
}

/** Runs a filter of lines over all rows, and then over all columns of what comes out. */
function alongBothAxes(
  { width, height, ink }: InkImage,
  filter: (line: Float32Array, out: Float32Array) => void,
): InkImage {
  const rows = new Float32Array(ink.length);
  for (let y = 0; y < height; y++) {
    filter(ink.subarray(y * width, (y + 1) * width), rows.subarray(y * width, (y + 1) * width));
  }
  const line = new Float32Array(height);
  const filtered = new Float32Array(height);
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) line[y] = rows[y * width + x]!;
    filter(line, filtered);
    for (let y = 0; y < height; y++) rows[y * width + x] = filtered[y]!;
  }
  return { width, height, ink: rows };
}

function meanOfLine(line: Float32Array, out: Float32Array, radius: number): void {
  const { length } = line;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < Math.min(radius, length); i++) {
    sum += line[i]!;
    count++;
  }
  for (let i = 0; i < length; i++) {
    if (i + radius < length) {
      sum += line[i + radius]!;
      count++;
    }
    if (i - radius > 0) {
      sum -= line[i - radius - 1]!;
      count--;
    }
    out[i] = sum / count;
  }
}

/**
 * The least within `radius` on either side. In blocks as long as the window, any window is the end of one block and the
 * start of the next, so two running minima do, whatever the radius (M. van Herk, "A fast algorithm for local minimum and
 * maximum filters on rectangular and octagonal kernels", 1992).
 */
function leastOfLine(line: Float32Array, out: Float32Array, radius: number): void {
  const { length } = line;
  const window = 2 * radius + 1;
  const padded = new Float32Array(Math.ceil((length + 2 * radius) / window) * window);
  padded.fill(Number.POSITIVE_INFINITY).set(line, radius);
  const fromStart = padded.slice();
  const toEnd = padded;
  for (let start = 0; start < padded.length; start += window) {
    const last = start + window - 1;
    for (let i = start + 1; i <= last; i++) {
      if (fromStart[i - 1]! < fromStart[i]!) fromStart[i] = fromStart[i - 1]!;
    }
    for (let i = last - 1; i >= start; i--) if (toEnd[i + 1]! < toEnd[i]!) toEnd[i] = toEnd[i + 1]!;
  }
  for (let i = 0; i < length; i++) {
    const [left, right] = [toEnd[i]!, fromStart[i + 2 * radius]!];
    out[i] = left < right ? left : right;
  }
}
