import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canRedo,
  canUndo,
  type Drawing,
  EMPTY_HISTORY,
  HISTORY_LIMIT,
  type History,
  record,
  redo,
  undo,
} from '../../../../src/core/ink/history';

const drawing: fc.Arbitrary<Drawing> = fc.array(
  fc.record({
    points: fc.array(fc.record({ x: fc.integer(), y: fc.integer(), pressure: fc.constant(0.5) }), {
      maxLength: 2,
    }),
    width: fc.constant(20),
  }),
  { minLength: 1, maxLength: 3 },
);
const step: fc.Arbitrary<(history: History) => History> = fc.oneof(
  drawing.map((drawn) => (history: History) => record(history, drawn)),
  fc.constant(undo),
  fc.constant(redo),
);
/** A history that somebody came to by drawing, undoing and redoing. */
const history = fc
  .array(step, { maxLength: 30 })
  .map((steps) => steps.reduce((soFar, next) => next(soFar), EMPTY_HISTORY));

test('redo takes undo back, and undo redo', () => {
  fc.assert(
    fc.property(history, (any) => {
      if (canUndo(any)) expect(redo(undo(any))).toEqual(any);
      if (canRedo(any)) expect(undo(redo(any))).toEqual(any);
    }),
  );
});

test('undo after drawing gives the drawing before, with nothing more to redo than the new one', () => {
  fc.assert(
    fc.property(history, drawing, (any, drawn) => {
      const recorded = record(any, drawn);
      expect(recorded.present).toEqual(drawn);
      expect(canRedo(recorded)).toBe(false);
      expect(undo(recorded).present).toEqual(any.present);
      expect(undo(recorded).future).toEqual([drawn]);
      expect(recorded.past.length).toBeLessThanOrEqual(HISTORY_LIMIT);
    }),
  );
});

test('undone to its beginning, a history has only a future', () => {
  fc.assert(
    fc.property(history, (any) => {
      let first = any;
      while (canUndo(first)) first = undo(first);
      expect(first.present).toEqual([]);
      expect(first.future.length).toBe(any.past.length + any.future.length);
    }),
  );
});
