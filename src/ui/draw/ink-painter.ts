import type { App } from '../../app/app';
import { visibleStrokes } from '../../app/state';
import { keepCanvasSharp } from './canvas-pixels';
import { renderInk } from './render-ink';

export type InkPainter = {
  /** Paints at the next frame, once however often it is asked. */
  readonly repaint: () => void;
  readonly stop: () => void;
};

/**
 * Shows the state's strokes on a canvas, in its CSS `color`. It listens to the store itself: a moving pen repaints the
 * canvas and nothing else of the page.
 */
export function createInkPainter(canvas: HTMLCanvasElement, store: App['store']): InkPainter {
  let frame: number | null = null;
  const paint = () => {
    frame = null;
    const context = canvas.getContext('2d');
    if (context) renderInk(context, visibleStrokes(store.getSnapshot().pad), getComputedStyle(canvas).color);
  };
  const repaint = () => {
    frame ??= requestAnimationFrame(paint);
  };

  let { history, gesture } = store.getSnapshot().pad;
  const unsubscribe = store.subscribe(() => {
    const { pad } = store.getSnapshot();
    if (pad.history === history && pad.gesture === gesture) return;
    ({ history, gesture } = pad);
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
