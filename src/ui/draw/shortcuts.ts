import type { PadAction } from '../../app/actions';
import type { Control } from '../../app/config/config';
import { DIGITS } from '../../core/ink/samples';
import type { Shortcut } from '../shared/button';

export const SHORTCUTS = {
  pen: { aria: 'P', shown: 'P' },
  eraser: { aria: 'E', shown: 'E' },
  undo: { aria: 'Control+Z Meta+Z', shown: 'Ctrl+Z' },
  redo: { aria: 'Control+Shift+Z Meta+Shift+Z Control+Y', shown: 'Ctrl+Shift+Z' },
  clear: { aria: 'Escape Delete', shown: 'Esc' },
} as const satisfies Record<string, Shortcut>;

/** Where the focus is when a key is pressed. */
export type KeyPlace = 'pad' | 'page' | 'text';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>;

/**
 * What a key does to the pad, or null. All but undo and redo work on the pad alone: elsewhere they may be meant for
 * something else, such as voice control. A key held down repeats nothing but undo and redo.
 */
export function keyAction(event: Key, place: KeyPlace): PadAction | null {
  if (place === 'text' || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return { type: event.shiftKey ? 'redone' : 'undone' };
    return key === 'y' && event.ctrlKey ? { type: 'redone' } : null;
  }
  if (place !== 'pad' || event.repeat) return null;
  if (key === 'escape' || key === 'delete') return { type: 'cleared' };
  if (key === 'p') return { type: 'toolChosen', tool: 'pen' };
  if (key === 'e') return { type: 'toolChosen', tool: 'eraser' };
  const digit = DIGITS.find((each) => String(each) === key);
  return digit === undefined ? null : { type: 'sampleLoaded', digit };
}

/** The controls that keys stand in for: where one is hidden or locked its keys do nothing. */
export const KEY_CONTROLS: { readonly [type in PadAction['type']]?: Control } = {
  undone: 'undo',
  redone: 'redo',
  cleared: 'clear',
  toolChosen: 'eraser',
  sampleLoaded: 'samples',
};

const TEXT_FIELDS = 'input:not([type=radio]):not([type=range]), textarea, select, [contenteditable]';

export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.matches('[data-pad]')) return 'pad';
  return target.matches(TEXT_FIELDS) ? 'text' : 'page';
}
