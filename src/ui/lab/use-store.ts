import { useSyncExternalStore } from 'react';
import type { Store } from '../../app/store';

/**
 * A part of a store's state. `select` must give the same value for the same state: parts of it, not new objects.
 *
 * @param store always the same one, or one in its place
 */
export function useStore<State, T>(
  store: Pick<Store<State, never>, 'subscribe' | 'getSnapshot'>,
  select: (state: State) => T,
): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getSnapshot()));
}
