import type { App } from '../../app/app';
import type { Tool } from '../../app/state';
import { type InkPoint, PAD_SIZE } from '../../core/ink/stroke';
import { partOnPad } from './part-on-pad';

/** Bits of `PointerEvent.buttons`. */
const MAIN_BUTTON = 1;
const PEN_ERASER = 32;

/** What a device that does not measure pressure is taken to press. */
const NEUTRAL_PRESSURE = 0.5;

/** The pointer that is drawing. */
type Drawing = {
  readonly pointerId: number;
  /** what was in the hand of the person before */
  readonly toolBefore: Tool;
  /** pad units; may lie outside the pad */
  last: InkPoint;
  /** not so while the pen is too far outside the pad for its ink to be seen */
  inking: boolean;
};

/**
 * Turns a canvas' pointer events into strokes: one pointer at a time, the one that came first; a second finger or the
 * palm is ignored. Ink that nobody would see is not left: a pen that leaves the pad ends its stroke there, and one that
 * comes back starts another. Returns how to stop.
 */
export function listenToPen(canvas: HTMLCanvasElement, { dispatch, getSnapshot }: App['store']): () => void {
  let drawing: Drawing | null = null;

  const down = (event: PointerEvent) => {
    const erasing = (event.buttons & PEN_ERASER) !== 0 && getSnapshot().config.controls.eraser === undefined;
    if (drawing !== null || !event.isPrimary || (event.button !== 0 && !erasing)) return;
    event.preventDefault(); // no text gets selected, nothing is dragged ...
    canvas.focus({ preventScroll: true }); // ... but the keys of the pad shall work
    canvas.setPointerCapture(event.pointerId);
    const toolBefore = getSnapshot().pad.tool;
    const point = inkPoint(event, canvas.getBoundingClientRect());
    drawing = { pointerId: event.pointerId, toolBefore, last: point, inking: true };
    if (erasing) dispatch({ type: 'toolChosen', tool: 'eraser' });
    dispatch({ type: 'penDown', point });
  };

  const move = (event: PointerEvent) => {
    if (event.pointerId !== drawing?.pointerId) return;
    // While another mouse button is held too, letting go of the main one comes as a mere movement.
    if (event.pointerType === 'mouse' && event.buttons !== 0 && (event.buttons & MAIN_BUTTON) === 0) {
      return end(event);
    }
    const coalesced = event.getCoalescedEvents?.() ?? [];
    const events = coalesced.length > 0 ? coalesced : [event];
    const place = canvas.getBoundingClientRect();
    follow(
      drawing,
      events.map((each) => inkPoint(each, place)),
    );
  };

  const follow = (pen: Drawing, points: readonly InkPoint[]) => {
    let inked: InkPoint[] = [];
    const leaveInk = () => {
      if (inked.length > 0) dispatch({ type: 'penMoved', points: inked });
      inked = [];
    };
    const margin = getSnapshot().pad.penWidth / 2;
    for (const point of points) {
      const part = partOnPad(pen.last, point, margin);
      pen.last = point;
      if (part === null) continue;
      if (!pen.inking) dispatch({ type: 'penDown', point: part.from });
      inked.push(part.to);
      pen.inking = part.to === point;
      if (pen.inking) continue;
      leaveInk();
      dispatch({ type: 'penUp' });
    }
    leaveInk();
  };

  const end = (event: PointerEvent) => {
    if (event.pointerId !== drawing?.pointerId) return;
    const { toolBefore } = drawing;
    drawing = null;
    dispatch({ type: 'penUp' });
    if (getSnapshot().pad.tool !== toolBefore) dispatch({ type: 'toolChosen', tool: toolBefore });
  };

  const prevent = (event: Event) => event.preventDefault();

  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('lostpointercapture', end);
  canvas.addEventListener('contextmenu', prevent);
  // Keeps iOS from its magnifier and from Scribble, which `touch-action` does not.
  canvas.addEventListener('touchstart', prevent, { passive: false });
  canvas.addEventListener('touchmove', prevent, { passive: false });
  return () => {
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', end);
    canvas.removeEventListener('pointercancel', end);
    canvas.removeEventListener('lostpointercapture', end);
    canvas.removeEventListener('contextmenu', prevent);
    canvas.removeEventListener('touchstart', prevent);
    canvas.removeEventListener('touchmove', prevent);
  };
}

/** Where on the pad an event is, in pad units, whatever the pad's size on the screen. */
function inkPoint(event: PointerEvent, { left, top, width, height }: DOMRect): InkPoint {
  const measured = event.pointerType === 'pen' && event.pressure > 0;
  return {
    x: ((event.clientX - left) / width) * PAD_SIZE,
    y: ((event.clientY - top) / height) * PAD_SIZE,
    pressure: measured ? event.pressure : NEUTRAL_PRESSURE,
  };
}
