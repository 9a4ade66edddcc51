import { MNIST_SIZE } from '../../core/ink/mnist';

/**
 * Paints a digit of 28 x 28 pixels, and nothing else, on a square canvas of any resolution: every pixel a square with
 * sharp edges.
 *
 * @param picture [784], row-major, 0 (paper) .. 1 (ink)
 */
export function renderPicture(
  context: CanvasRenderingContext2D,
  picture: Float32Array,
  colour: string,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.fillStyle = colour;
  // Whole pixels of the canvas: between edges that share one, the paper would shine through.
  const edge = (index: number, side: number) => Math.round((index * side) / MNIST_SIZE);
  picture.forEach((ink, index) => {
    if (ink === 0) return;
    const x = index % MNIST_SIZE;
    const y = Math.floor(index / MNIST_SIZE);
    const [left, top] = [edge(x, width), edge(y, height)];
    context.globalAlpha = ink;
    context.fillRect(left, top, edge(x + 1, width) - left, edge(y + 1, height) - top);
  });
  context.globalAlpha = 1;
}
