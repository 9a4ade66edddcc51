import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, PadAction } from '../../../src/app/actions';
import { reduce } from '../../../src/app/reducer';
import { type AppState, initialState, visibleStrokes } from '../../../src/app/state';
import { prepareDigit } from '../../../src/core/ink/prepare';
import { DIGITS } from '../../../src/core/ink/samples';

const START = initialState({ language: 'en', theme: 'system', network: 'default' });

const point = fc.record({
  x: fc.integer({ min: -20, max: 300 }),
  y: fc.integer({ min: -20, max: 300 }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
});
const points = fc.array(point, { maxLength: 3 });
const padAction: fc.Arbitrary<PadAction> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('penDown' as const), point }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('penMoved' as const), points }) },
  { weight: 3, arbitrary: fc.constant({ type: 'penUp' as const }) },
  fc.constant({ type: 'undone' as const }),
  fc.constant({ type: 'redone' as const }),
  fc.constant({ type: 'cleared' as const }),
  fc.record({ type: fc.constant('sampleLoaded' as const), digit: fc.constantFrom(...DIGITS) }),
  fc.record({ type: fc.constant('toolChosen' as const), tool: fc.constantFrom('pen', 'eraser') }),
  fc.record({ type: fc.constant('penWidthChosen' as const), width: fc.integer({ min: 1, max: 60 }) }),
);
const padActions = fc.array(padAction, { maxLength: 25 });
const undo: Action = { type: 'undone' };

/** Every state on the way, the first included. */
function journey(actions: readonly Action[]): AppState[] {
  const states = [START];
  for (const action of actions) states.push(reduce(states.at(-1)!, action));
  return states;
}

test('the preparation always fits the strokes on show', () => {
  fc.assert(
    fc.property(padActions, (actions) => {
      for (const { pad } of journey(actions)) {
        expect(pad.preparation).toEqual(prepareDigit(visibleStrokes(pad)));
      }
    }),
  );
});

test('undo after an edit brings back the drawing before it', () => {
  fc.assert(
    fc.property(padActions, padAction, (actions, edit) => {
      const before = journey(actions).at(-1)!;
      const edited = reduce(before, edit);
      if (edited.pad.history.past.length <= before.pad.history.past.length) return;
      if (edit.type === 'redone') return;
      expect(reduce(edited, undo).pad.history.present).toEqual(before.pad.history.present);
    }),
    { numRuns: 300 },
  );
});

test('a whole gesture is undone in one step', () => {
  fc.assert(
    fc.property(padActions, point, fc.array(points, { maxLength: 4 }), (actions, first, moves) => {
      const before = journey(actions).at(-1)!;
      const gesture: Action[] = [
        { type: 'penDown', point: first },
        ...moves.map((each): Action => ({ type: 'penMoved', points: each })),
        { type: 'penUp' },
      ];
      const done = gesture.reduce(reduce, before);
      if (done.pad.history === before.pad.history) return; // an eraser that touched nothing
      expect(reduce(done, undo).pad.history.present).toEqual(before.pad.history.present);
      expect(done.pad.history.past.length).toBe(before.pad.history.past.length + 1);
    }),
  );
});

test('an empty pad has no answer, and one that came too late is never shown', () => {
  // What a client does: drawings are numbered from 0, and answers come in any order, once or more.
  const step = fc.oneof(
    { weight: 4, arbitrary: padAction },
    fc.constant('ask' as const),
    fc.nat(10).map((back) => ({ back })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = START;
      let next = 0;
      let clearedBefore = 0; // ids below this one were asked before the pad was last empty
      for (const each of steps) {
        const shown = state.reading.answer?.id ?? -1;
        if (each === 'ask') {
          if (state.pad.preparation.kind === 'blank') continue;
          state = reduce(state, { type: 'asked', id: next++ });
        } else if ('back' in each) {
          const id = next - 1 - each.back;
          if (id < 0) continue;
          const probabilities = new Float32Array(10);
          const event = { type: 'predicted', id, probabilities, refused: null, step: 0 } as const;
          state = reduce(state, { type: 'event', event });
        } else state = reduce(state, each);
        const { answer } = state.reading;
        if (state.pad.preparation.kind === 'blank') {
          clearedBefore = next;
          expect(answer).toBeNull();
        } else if (answer !== null) {
          expect(answer.id).toBeGreaterThanOrEqual(Math.max(shown, clearedBefore));
        }
      }
    }),
    { numRuns: 300 },
  );
});
