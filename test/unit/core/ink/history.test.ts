import { describe, expect, test } from 'vitest';
import {
  canRedo,
  canUndo,
  EMPTY_HISTORY,
  HISTORY_LIMIT,
  record,
  redo,
  undo,
} from '../../../../src/core/ink/history';
import { strokeThrough } from './ink';

const a = strokeThrough([[1, 1]]);
const b = strokeThrough([[2, 2]]);

describe('a history', () => {
  test('begins with nothing to undo or redo', () => {
    const start = EMPTY_HISTORY;
    expect(start.present).toEqual([]);
    expect([canUndo(start), canRedo(start)]).toEqual([false, false]);
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  test('goes back and forth step by step', () => {
    const drawn = record(record(EMPTY_HISTORY, [a]), [a, b]);
    const back = undo(drawn);
    expect(back.present).toEqual([a]);
    expect([canUndo(back), canRedo(back)]).toEqual([true, true]);
    expect(undo(back).present).toEqual([]);
    expect(redo(redo(undo(back)))).toEqual(drawn);
  });

  test('forgets what was undone once something new is drawn', () => {
    const drawn = record(undo(record(EMPTY_HISTORY, [a])), [b]);
    expect(canRedo(drawn)).toBe(false);
    expect(drawn.present).toEqual([b]);
  });

  test('takes no note of the same drawing', () => {
    const undone = undo(record(record(EMPTY_HISTORY, [a]), [a, b]));
    expect(record(undone, [a])).toBe(undone);
    const start = EMPTY_HISTORY;
    expect(record(start, [])).toBe(start);
  });

  test('undoes a clearing of the pad too', () => {
    expect(undo(record({ past: [], present: [a, b], future: [] }, [])).present).toEqual([a, b]);
  });

  test('remembers so many steps and no more', () => {
    let history = EMPTY_HISTORY;
    for (let i = 0; i < HISTORY_LIMIT + 5; i++) history = record(history, [strokeThrough([[i, 0]])]);
    expect(history.past).toHaveLength(HISTORY_LIMIT);
    expect(history.past[0]?.[0]?.points[0]?.x).toBe(4);
  });
});
