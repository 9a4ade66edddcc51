import { type Box, boxSize, curveBounds, inkBounds, longerSide } from './bounds';
import { type Centred, centreByMass } from './centre';
import { checkedImage, type InkImage, inkedBox, withoutNoise } from './image';
import { MNIST_BOX, MNIST_STROKE_WIDTH } from './mnist';
import { type Polyline, rasterize } from './rasterize';
import { resampleBox } from './resample';
import { flattenCurve, strokeCurve } from './smooth';
import type { InkPoint, Stroke } from './stroke';

/** What happened on the way from ink to pixels, in the order in which it happened: for showing, not for reading. */
export type PreparationSteps = {
  /** around the ink, in the unit of what came in: pad units, or pixels of the image */
  readonly box: Box;
  /** MNIST pixels for one such unit */
  readonly scale: number;
  /** [20 * 20] the ink at MNIST's size, in the middle of its box */
  readonly scaled: InkImage;
} & Pick<Centred, 'massCentre' | 'shift'>;

/** A drawing as a network trained on MNIST wants it, or that there is none. */
export type Preparation =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'digit';
      /** [28 * 28], row-major, 0 (paper) .. 1 (ink) */
      readonly pixels: Float32Array<ArrayBuffer>;
      readonly steps: PreparationSteps;
    };

/** How far the flattened curve may stray, in MNIST pixels: an edge pixel changes by one grey level of 256 at most. */
const FLATTENING = 1 / 256;

/** A pen thinner than this, in pad units, leaves nothing to see: no drawing is magnified beyond it. */
const THINNEST_PEN = 1;

/**
 * A pen drawing as an MNIST image. The drawing is not shrunk but drawn anew at MNIST's own stroke width, whatever the
 * pen's width and pressure were, so that its ink is 20 pixels along the longer side of its box; then it is centred by
 * mass. Strokes without a usable point are ignored.
 */
export function prepareDigit(strokes: readonly Stroke[]): Preparation {
  const curves = strokes.map(strokeCurve);
  const inked = strokes.filter((_, i) => curves[i]!.length > 0);
  const centreline = curveBounds(curves.flat());
  const box = inkBounds(inked);
  if (centreline === undefined || box === undefined) return { kind: 'blank' };

  const scale = drawingScale(longerSide(centreline), widestPen(inked));
  const toBox = intoBox(centreline, scale);
  const polylines = curves.map((curve) => flattenCurve(curve, FLATTENING / scale).map(toBox));
  const ink = rasterize(polylines, MNIST_STROKE_WIDTH, MNIST_BOX);
  return centred(box, scale, { width: MNIST_BOX, height: MNIST_BOX, ink });
}

/**
 * A picture of a digit as an MNIST image: the box around its ink, faint noise left out, is brought to 20 pixels along
 * its longer side by averaging areas; then it is centred by mass. An MNIST image comes back as it was. Throws RangeError
 * where the image's sizes don't agree.
 */
export function prepareImage(image: InkImage): Preparation {
  const clean = withoutNoise(checkedImage(image));
  const box = inkedBox(clean);
  if (box === undefined) return { kind: 'blank' };

  const scale = MNIST_BOX / longerSide(box);
  const { width, height } = boxSize(box);
  // Whole pixels: where nothing is scaled, nothing may blur. And not below 0: side * (20 / side) may exceed 20 by a bit.
  const left = Math.max(0, Math.floor((MNIST_BOX - width * scale) / 2));
  const top = Math.max(0, Math.floor((MNIST_BOX - height * scale) / 2));
  return centred(box, scale, resampleBox(clean, box, scale, left, top, MNIST_BOX));
}

/** The part that both ways share: from 20 pixels to 28. */
function centred(box: Box, scale: number, scaled: InkImage): Preparation {
  const { massCentre, shift, pixels } = centreByMass(scaled);
  return { kind: 'digit', pixels, steps: { box, scale, scaled, massCentre, shift } };
}

/**
 * MNIST pixels for a pad unit. A drawing no longer than the pen is wide is a blob without a shape to read: it is not
 * blown up to a digit's size, its pen just becomes MNIST's pen.
 */
function drawingScale(centrelineSide: number, penWidth: number): number {
  if (centrelineSide <= penWidth) return MNIST_STROKE_WIDTH / penWidth;
  return (MNIST_BOX - MNIST_STROKE_WIDTH) / centrelineSide;
}

/** The greatest width of any stroke's pen, in pad units. */
function widestPen(strokes: readonly Stroke[]): number {
  return Math.max(THINNEST_PEN, ...strokes.map(({ width }) => width).filter(Number.isFinite));
}

/** Maps pad units to pixels of the 20-pixel box, the middle of `centreline` to its middle. */
function intoBox(centreline: Box, scale: number): (point: InkPoint) => Polyline[number] {
  const middleX = (centreline.left + centreline.right) / 2;
  const middleY = (centreline.top + centreline.bottom) / 2;
  return ({ x, y }) => ({
    x: MNIST_BOX / 2 + (x - middleX) * scale,
    y: MNIST_BOX / 2 + (y - middleY) * scale,
  });
}
