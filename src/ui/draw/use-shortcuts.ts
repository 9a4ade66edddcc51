import { useEffect } from 'react';
import { useApp } from '../shared/app-context';
import { KEY_CONTROLS, keyAction, keyPlace } from './shortcuts';

/** Lets the keyboard work on the pad, and Escape first dismiss a problem that hides a part of the page. */
export function useShortcuts(): void {
  const { store } = useApp();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const { problem, config } = store.getSnapshot();
      const dismisses = event.key === 'Escape' && !event.repeat && problem !== null;
      const action = dismisses ? null : keyAction(event, keyPlace(event.target));
      const control = action && KEY_CONTROLS[action.type];
      if (!dismisses && (action === null || (control && config.controls[control]))) return;
      event.preventDefault();
      store.dispatch(action ?? { type: 'problemDismissed' });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [store]);
}
