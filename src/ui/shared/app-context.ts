import { createContext, useContext, useSyncExternalStore } from 'react';
import type { App } from '../../app/app';
import type { AppState } from '../../app/state';

/** The page's one App, handed down by `Page`. */
export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('There is no App around this component');
  return app;
}

/** A part of the state. `select` must give the same value for the same state: parts of it, not new objects. */
export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => select(store.getSnapshot()));
}
