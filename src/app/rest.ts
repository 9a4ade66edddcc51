import type { App } from './app';

/** How long nobody must have seen the page before its engine is ended: longer than one scrolls past and back. */
export const UNSEEN_MS = 10_000;

/** How long a paused run may take to be saved; its last checkpoint is there in any case. */
export const SAVING_MS = 3_000;

export type RestEnvironment = {
  /** Calls back after so many milliseconds; returns how to prevent that. */
  readonly later: (milliseconds: number, call: () => void) => () => void;
};

/** Has the engine of a page in a frame run only while it is of use. */
export type Rest = {
  /** Whether the page can be seen now. */
  readonly seen: (visible: boolean) => void;
  /** The page is used: its engine runs while the page is seen, from now on. */
  readonly used: () => void;
  /** Something needs the engine now, seen or not. */
  readonly needed: () => void;
  readonly dispose: () => void;
};

/** What the engine may do next. */
type Stay =
  /** it shall run, or is left as it is */
  | { readonly kind: 'stay' }
  /** out of sight with nothing to do, until the time is over */
  | { readonly kind: 'waiting'; readonly cancel: () => void }
  /** the same, and a paused run is being saved */
  | { readonly kind: 'saving'; readonly cancel: () => void };

const STAY: Stay = { kind: 'stay' };

/**
 * Wakes the app's engine when its page is both seen and used, or when it is needed, and puts it to rest when the page has been
 * out of sight for a while and no run goes on. A run goes on unseen until it ends or is paused.
 */
export function createRest(app: App, { later }: RestEnvironment): Rest {
  let visible = false;
  let wanted = false;
  let stay: Stay = STAY;

  const stop = () => {
    if (stay.kind !== 'stay') stay.cancel();
    stay = STAY;
  };
  const rest = () => {
    stop();
    if (!visible && isQuiet(app)) app.rest();
  };
  /** A paused run may have taken a step since its last checkpoint. */
  const save = () => {
    if (!isPaused(app)) return rest();
    const unlisten = app.worker.listen((event) => {
      if (event === null || event.type === 'checkpoint') rest();
    });
    const inTime = later(SAVING_MS, rest);
    stay = {
      kind: 'saving',
      cancel: () => {
        unlisten();
        inTime();
      },
    };
    app.worker.send({ type: 'save' });
  };
  const settle = () => {
    if (app.store.getSnapshot().pad.gesture !== null) wanted = true;
    if (visible || !isQuiet(app)) {
      stop();
      if (visible && wanted) app.wake();
    } else if (stay.kind === 'stay') stay = { kind: 'waiting', cancel: later(UNSEEN_MS, save) };
  };
  const unsubscribe = app.store.subscribe(settle);
  return {
    seen: (now) => {
      visible = now;
      settle();
    },
    used: () => {
      wanted = true;
      settle();
    },
    needed: () => {
      stop();
      app.wake();
      settle();
    },
    dispose: () => {
      unsubscribe();
      stop();
    },
  };
}

/** Whether the engine runs and could be ended without anything being lost. */
function isQuiet({ store, worker }: App): boolean {
  const { engine, training } = store.getSnapshot();
  return (
    engine.status === 'ready' &&
    (training.phase === 'idle' || training.phase === 'paused') &&
    !worker.isAsking()
  );
}

function isPaused({ store }: App): boolean {
  return store.getSnapshot().training.phase === 'paused';
}
