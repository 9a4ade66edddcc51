import type { App } from '../../app/app';
import { visibleStrokes } from '../../app/state';
import { keepCanvasSharp } from './canvas-pixels';
import { renderInk } from './render-ink';
import { renderPicture } from './render-picture';

export type InkPainter = {
  /** Paints at the next frame, once however often it is asked. */
  readonly repaint: () => void;
  readonly stop: () => void;
};

/**
 * Shows the state's strokes, or its picture, on a canvas, in its CSS `color`. It listens to the store itself: a moving pen repaints the
 * canvas and nothing else of the page.
 */
export function createInkPainter(canvas: HTMLCanvasElement, store: App['store']): InkPainter {
  let frame: number | null = null;
  const paint = () => {
    frame = null;
    const context = canvas.getContext('2d');
    if (!context) return;
    const { pad } = store.getSnapshot();
    const { color } = getComputedStyle(canvas);
    if (pad.picture) renderPicture(context, pad.picture, color);
    else renderInk(context, visibleStrokes(pad), color);
  };
  const repaint = () => {
    frame ??= requestAnimationFrame(paint);
  };

  let { history, gesture, picture } = store.getSnapshot().pad;
  const unsubscribe = store.subscribe(() => {
    const { pad } = store.getSnapshot();
    if (pad.history === history && pad.gesture === gesture && pad.picture === picture) return;
    ({ history, gesture, picture } = pad);
    repaint();
  });
  // Resizing has wiped the canvas: painting at once spares the eye an empty frame.
  const unsharpen = keepCanvasSharp(canvas, paint);
  repaint();
  return {
    repaint,
    stop: () => {
      unsubscribe();
      unsharpen();
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
