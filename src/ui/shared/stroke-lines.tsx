import { flattenStroke } from '../../core/ink/smooth';
import type { Stroke } from '../../core/ink/stroke';

/** Strokes inside an SVG whose view box is the pad, each as wide as its pen at neutral pressure. */
export function StrokeLines({ strokes }: { readonly strokes: readonly Stroke[] }) {
  return strokes.map((stroke, index) => (
    <polyline
      // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place in the drawing
      key={index}
      strokeWidth={stroke.width}
      points={flattenStroke(stroke)
        .map(({ x, y }) => `${x},${y}`)
        .join(' ')}
    />
  ));
}
