import type { Action, PadAction } from '../../../src/app/actions';
import { reduce } from '../../../src/app/reducer';
import { type AppState, initialState } from '../../../src/app/state';
import type { InkPoint } from '../../../src/core/ink/stroke';

export const FRESH: AppState = initialState({ language: 'en', theme: 'system', network: 'default' });

export const inkAt = (x: number, y: number): InkPoint => ({ x, y, pressure: 0.5 });

/** The state after some actions. */
export function stateAfter(actions: readonly Action[], from: AppState = FRESH): AppState {
  return actions.reduce(reduce, from);
}

/** The pen, or the eraser, goes straight from place to place and is lifted. */
export function drag(...places: readonly (readonly [number, number])[]): PadAction[] {
  const [first, ...rest] = places.map(([x, y]) => inkAt(x, y));
  return [
    { type: 'penDown', point: first! },
    ...rest.map((point): PadAction => ({ type: 'penMoved', points: [point] })),
    { type: 'penUp' },
  ];
}
