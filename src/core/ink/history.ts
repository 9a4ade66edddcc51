import type { Stroke } from './stroke';

/** A drawing: its strokes, oldest first. */
export type Drawing = readonly Stroke[];

/** A drawing with what it was before and what was undone. Never changed: every function gives a new one, or the same. */
export type History = {
  /** earlier drawings, oldest first */
  readonly past: readonly Drawing[];
  readonly present: Drawing;
  /** undone drawings, the one to be redone first at the front */
  readonly future: readonly Drawing[];
};

/** How many steps back a history remembers: more than anyone undoes, few enough to forget about memory. */
export const HISTORY_LIMIT = 200;

/** The history of a pad on which nobody has drawn. */
export const EMPTY_HISTORY: History = { past: [], present: [], future: [] };

/**
 * The history after the drawing became `drawing`. What had been undone can't be redone any more, and the oldest steps
 * beyond HISTORY_LIMIT are forgotten. A drawing of the very same strokes leaves the history as it is.
 */
export function record(history: History, drawing: Drawing): History {
  if (isSameDrawing(history.present, drawing)) return history;
  return { past: [...history.past, history.present].slice(-HISTORY_LIMIT), present: drawing, future: [] };
}

/** One step back; the same history where there is none. */
export function undo(history: History): History {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] };
}

/** One step forward again; the same history where there is none. */
export function redo(history: History): History {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future };
}

/** Whether there is a step to undo. */
export function canUndo(history: History): boolean {
  return history.past.length > 0;
}

/** Whether there is a step to redo. */
export function canRedo(history: History): boolean {
  return history.future.length > 0;
}

/** Strokes are never changed once drawn, so equal drawings hold the same objects. */
function isSameDrawing(a: Drawing, b: Drawing): boolean {
  return a.length === b.length && a.every((stroke, i) => stroke === b[i]);
}
