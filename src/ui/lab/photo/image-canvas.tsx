import { useEffect, useRef } from 'react';
import type { InkImage } from '../../../core/ink/image';
import { usePalette } from '../../shared/use-appearance';

type ImageCanvasProps = {
  readonly image: InkImage;
  /**
   * How dark the photo is, as dark as it is; or with light and dark swapped; or ink on paper, in the page's own colours
   * (its CSS `color`).
   */
  readonly shows: 'greys' | 'swapped' | 'ink';
};

/** One picture on the way from a photo to a digit, as decoration. */
export function ImageCanvas({ image, shows }: ImageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is what the colour is read from
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || image.ink.length === 0) return;
    if (shows === 'ink') paintInk(context, image, getComputedStyle(context.canvas).color);
    else paintGreys(context, image, shows === 'swapped');
  }, [image, shows, palette]);

  return (
    <canvas
      ref={canvas}
      className="photo-image"
      width={Math.max(1, image.width)}
      height={Math.max(1, image.height)}
    />
  );
}

function paintGreys(context: CanvasRenderingContext2D, image: InkImage, swapped: boolean): void {
  const pixels = context.createImageData(image.width, image.height);
  image.ink.forEach((dark, index) => {
    const grey = Math.round(255 * (swapped ? dark : 1 - dark));
    pixels.data.set([grey, grey, grey, 255], 4 * index);
  });
  context.putImageData(pixels, 0, 0);
}

function paintInk(context: CanvasRenderingContext2D, image: InkImage, colour: string): void {
  const pixels = context.createImageData(image.width, image.height);
  image.ink.forEach((ink, index) => {
    pixels.data[4 * index + 3] = Math.round(255 * ink);
  });
  context.putImageData(pixels, 0, 0);
  // The ink's opacity is there; now its colour.
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, image.width, image.height);
  context.globalCompositeOperation = 'source-over';
}
