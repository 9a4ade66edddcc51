import { useEffect } from 'react';
import { useApp } from '../shared/app-context';
import { keyAction, keyPlace } from './shortcuts';

/** Lets the keyboard work on the pad, and Escape first dismiss a problem that hides a part of the page. */
export function useShortcuts(): void {
  const { store } = useApp();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const dismisses = event.key === 'Escape' && !event.repeat && store.getSnapshot().problem !== null;
      const action = dismisses
        ? ({ type: 'problemDismissed' } as const)
        : keyAction(event, keyPlace(event.target));
      if (action === null) return;
      event.preventDefault();
      store.dispatch(action);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [store]);
}
