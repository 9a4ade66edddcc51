/** A value that changes by actions and tells its listeners. */
export type Store<State, Action> = {
  /** Calls the listener after every change; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => State;
  readonly dispatch: (action: Action) => void;
};

/** A store in the shape that React's `useSyncExternalStore` reads. */
export function createStore<State, Action>(
  initial: State,
  reduce: (state: State, action: Action) => State,
): Store<State, Action> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => state,
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
