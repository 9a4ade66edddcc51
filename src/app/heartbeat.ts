/** How often the worker is asked whether it lives. */
const TICK_MS = 1000;

/**
 * Ticks without an answer after which it counts as dead. Compiling shaders on a weak GPU may hold a worker up for
 * several seconds.
 */
export const TICKS_UNTIL_DEAD = 20;

export type Heartbeat = {
  /** To be called for every message of the worker. */
  readonly heard: () => void;
  readonly stop: () => void;
};

/**
 * Asks the worker for a sign of life and reports when none comes: a worker that was killed raises no event at all.
 * Ticks are counted and not time, so that a laptop that slept or a hidden tab with slow timers does not look like a
 * dead worker. Counting starts with the first message heard, for a slow line may take long to bring the worker's
 * script.
 */
export function startHeartbeat(ping: () => void, onDead: () => void): Heartbeat {
  let silentTicks = 0;
  let everHeard = false;
  const timer = setInterval(() => {
    if (!everHeard) return;
    silentTicks += 1;
    if (silentTicks > TICKS_UNTIL_DEAD) onDead();
    else ping();
  }, TICK_MS);
  return {
    heard: () => {
      everHeard = true;
      silentTicks = 0;
    },
    stop: () => clearInterval(timer),
  };
}
