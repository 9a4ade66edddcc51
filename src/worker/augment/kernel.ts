import { CORNERS } from '../../core/data/augment-corners';
import type { Redraw } from '../../core/data/augment-redraw';
import { IMAGE_PIXELS } from '../../core/data/digits';

/** What the WebAssembly exports (`src/kernels/augment.ts`): pointers in bytes, and the function that works on what lies there. */
export interface AugmentKernel {
  readonly memory: WebAssembly.Memory;
  /** [784] bytes: the digit before, and the new one after */
  readonly digit: WebAssembly.Global<'i32'>;
  /** [8 * 8] 32-bit: the corners' columns */
  readonly u: WebAssembly.Global<'i32'>;
  /** [8 * 8] 32-bit: the corners' rows */
  readonly v: WebAssembly.Global<'i32'>;
  redraw(strokes: number): void;
}

/** Draws digits anew by the WebAssembly, whose memory nothing is remembered in: all may share it. */
export function redrawBy(kernel: AugmentKernel): Redraw {
  const { buffer } = kernel.memory;
  const digit = new Uint8Array(buffer, kernel.digit.value, IMAGE_PIXELS);
  const u = new Int32Array(buffer, kernel.u.value, CORNERS * CORNERS);
  const v = new Int32Array(buffer, kernel.v.value, CORNERS * CORNERS);
  return (source, at, target, targetAt, corners, strokes) => {
    digit.set(source.subarray(at, at + IMAGE_PIXELS));
    u.set(corners.u);
    v.set(corners.v);
    kernel.redraw(strokes);
    target.set(digit, targetAt);
  };
}
