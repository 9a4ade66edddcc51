/** Width and height of the drawing area in pad units, whatever its size on screen. Ten pad units are one MNIST pixel. */
export const PAD_SIZE = 280;

/** Pen width, in pad units, that a new drawing starts with: MNIST's own stroke is about 2.6 of 28 pixels wide. */
export const DEFAULT_PEN_WIDTH = 20;

/** Where the pen was. */
export type InkPoint = {
  /** pad units, rightwards; may lie outside the pad */
  readonly x: number;
  /** pad units, downwards; may lie outside the pad */
  readonly y: number;
  /** 0..1; 0.5 where the device does not measure it */
  readonly pressure: number;
};

/** One movement of the pen, from touching the pad to leaving it. */
export type Stroke = {
  readonly points: readonly InkPoint[];
  /** pad units, at a pressure of 0.5 */
  readonly width: number;
};
