import { useEffect, useRef } from 'react';
import { usePalette } from './use-appearance';

type PixelImageProps = {
  /** [size * size], row-major, 0 (paper) .. 1 (ink); null for paper alone */
  readonly pixels: Float32Array | null;
  /** pixels along each side */
  readonly size: number;
  /** what it shows; without it, the picture is decoration */
  readonly label?: string;
};

/** A small grey picture with every pixel in sight, in the page's ink colour (its CSS `color`). */
export function PixelImage({ pixels, size, label }: PixelImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is what the colour is read from
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, size, size);
    context.fillStyle = getComputedStyle(context.canvas).color;
    pixels?.forEach((ink, index) => {
      if (ink === 0) return;
      context.globalAlpha = ink;
      context.fillRect(index % size, Math.floor(index / size), 1, 1);
    });
    context.globalAlpha = 1;
  }, [pixels, size, palette]);

  return (
    <canvas
      ref={canvas}
      className="pixels"
      width={size}
      height={size}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
