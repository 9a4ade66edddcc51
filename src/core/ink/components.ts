import type { Box } from './bounds';
import type { InkImage } from './image';

/** Ink that hangs together, at sides or corners. */
export type Component = {
  /** its name in `labels` */
  readonly label: number;
  /** sum of its ink, in pixels */
  readonly mass: number;
  /** its strongest ink, 0..1 */
  readonly peak: number;
  /** whole pixels, right and bottom exclusive */
  readonly box: Box;
  /** pixels of it on the image's border */
  readonly onBorder: number;
};

/** An image's ink, taken apart. */
export type Components = {
  /** [height * width] for each pixel 0 (paper) or the label of its component */
  readonly labels: Int32Array;
  /** the one with label i at i - 1 */
  readonly components: readonly Component[];
};

/** Finds the pieces of an image: pixels with any ink hang together with their eight neighbours. */
export function connectedComponents(image: InkImage): Components {
  const { ink } = image;
  const labels = new Int32Array(ink.length);
  // Every pixel is put here once.
  const found = new Int32Array(ink.length);
  const components: Component[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start]! > 0 && labels[start] === 0) {
      components.push(flood(image, labels, found, start, components.length + 1));
    }
  }
  return { labels, components };
}

/** Labels what hangs together with the pixel `start`. */
function flood(
  { width, height, ink }: InkImage,
  labels: Int32Array,
  found: Int32Array,
  start: number,
  label: number,
): Component {
  let [mass, peak, onBorder] = [0, 0, 0];
  let [left, right, top, bottom] = [width, 0, height, 0];
  let count = 1;
  labels[start] = label;
  found[0] = start;
  for (let done = 0; done < count; done++) {
    const pixel = found[done]!;
    const x = pixel % width;
    const y = (pixel - x) / width;
    mass += ink[pixel]!;
    peak = Math.max(peak, ink[pixel]!);
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) onBorder++;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const neighbour = ny * width + nx;
        if (labels[neighbour] !== 0 || ink[neighbour] === 0) continue;
        labels[neighbour] = label;
        found[count++] = neighbour;
      }
    }
  }
  return { label, mass, peak, box: { left, top, right, bottom }, onBorder };
}
