/** How many steps are taken in one go. */
export type Slices = {
  readonly steps: () => number;
  /** Counts some steps with the milliseconds they took, the engine's waits included. */
  readonly took: (steps: number, milliseconds: number) => void;
};

/**
 * How long one go may take. Within it neither a drawing is read nor, on a shared GPU, the screen painted: about half a
 * frame leaves both their turn, and is long enough that the waiting between two goes costs little.
 */
const SLICE_MS = 8;

/** A go grows to at most this many times the one before: the first steps after a compilation tell little. */
const GROWTH = 4;

/**
 * Measures how many steps fit. Starts with one, since the first step on a GPU compiles its programs. Never paced by
 * animation frames, which stop in hidden tabs.
 */
export function createSlices(): Slices {
  let steps = 1;
  return {
    steps: () => steps,
    took: (taken, milliseconds) => {
      const fitting = (taken * SLICE_MS) / Math.max(milliseconds, 0.1);
      steps = Math.max(1, Math.min(Math.floor(fitting), taken * GROWTH));
    },
  };
}
