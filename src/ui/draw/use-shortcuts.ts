import { useEffect } from 'react';
import { useApp } from '../shared/app-context';
import { keyAction, keyPlace } from './shortcuts';

/** Lets the keyboard work on the pad from anywhere on the page but text fields. */
export function useShortcuts(): void {
  const { store } = useApp();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = keyAction(event, keyPlace(event.target));
      if (action === null) return;
      event.preventDefault();
      store.dispatch(action);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [store]);
}
