import { type FocusEvent, type KeyboardEvent, useState } from 'react';

export const ARROW_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type ArrowKey = (typeof ARROW_KEYS)[number];

/** Which number a key leads to from another; undefined where there is nothing that way. */
export type NextItem = (from: number, key: ArrowKey, container: HTMLElement) => number | undefined;

export type Roving = {
  /** for the element around the buttons */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  /** for each button */
  readonly item: (number: number) => { readonly 'data-item': number; readonly tabIndex: 0 | -1 };
};

/**
 * Many buttons as one stop of the Tab key: the arrow keys move among them, as the ARIA Authoring Practices describe a
 * roving tabindex.
 *
 * @param first the button that Tab comes to before any has had the focus, or when that one has gone
 */
export function useRoving(
  first: number | undefined,
  has: (number: number) => boolean,
  next: NextItem,
): Roving {
  const [last, setLast] = useState<number | null>(null);
  const current = last !== null && has(last) ? last : first;
  return {
    onKeyDown: (event) => {
      const from = itemNumber(event.target);
      const key = ARROW_KEYS.find((each) => each === event.key);
      if (from === null || key === undefined) return;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const to = next(from, key, event.currentTarget);
      if (to !== undefined) event.currentTarget.querySelector<HTMLElement>(`[data-item="${to}"]`)?.focus();
    },
    onFocus: (event) => {
      const focused = itemNumber(event.target);
      if (focused !== null) setLast(focused);
    },
    item: (number) => ({ 'data-item': number, tabIndex: number === current ? 0 : -1 }),
  };
}

/** The way through `count` buttons that flow in rows, numbered from 0. */
export function inRows(count: number): NextItem {
  return (from, key, container) => {
    const to = from + step(key, from, count, columnsOf(container));
    return to >= 0 && to < count ? to : undefined;
  };
}

function step(key: ArrowKey, from: number, count: number, columns: number): number {
  switch (key) {
    case 'ArrowLeft':
      return -1;
    case 'ArrowRight':
      return 1;
    case 'ArrowUp':
      return -columns;
    case 'ArrowDown':
      return columns;
    case 'Home':
      return -from;
    case 'End':
      return count - 1 - from;
    default:
      return key satisfies never;
  }
}

function columnsOf(container: HTMLElement): number {
  const items = [...container.querySelectorAll<HTMLElement>('[data-item]')];
  const top = items[0]?.getBoundingClientRect().top;
  return items.filter((item) => item.getBoundingClientRect().top === top).length;
}

function itemNumber(target: EventTarget): number | null {
  if (!(target instanceof HTMLElement) || target.dataset.item === undefined) return null;
  return Number(target.dataset.item);
}
