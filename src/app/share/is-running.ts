import type { App } from '../app';

/** Whether a run is under way, paused ones included. */
export function isRunning(app: App): boolean {
  const { phase } = app.store.getSnapshot().training;
  return phase !== 'idle' && phase !== 'starting';
}
