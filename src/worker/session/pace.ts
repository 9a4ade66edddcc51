/** How fast a run goes, and how long it will take. */
export type Pace = {
  /** Whether any steps have been counted. */
  readonly begun: () => boolean;
  /** Counts some steps with the milliseconds they took. */
  readonly stepped: (steps: number, digits: number, milliseconds: number) => void;
  /** Counts a validation with the milliseconds it took. */
  readonly validated: (milliseconds: number) => void;
  /** Digits trained on a second, over the last seconds; null before that can be told. */
  readonly samplesPerSecond: () => number | null;
  /** Seconds for what is left; null before that can be told. */
  readonly secondsLeft: (steps: number, validations: number) => number | null;
};

/** What was longer ago than this counts little: the speed shall follow the machine, but not tremble. */
const MEMORY_MS = 2000;

/**
 * Measures a run. Its first steps do not count: a GPU compiles its programs in them, and takes seconds where the steps
 * after them take milliseconds.
 */
export function createPace(): Pace {
  let first = true;
  let recent = { steps: 0, digits: 0, milliseconds: 0 };
  let validation = 0; // milliseconds of the last one
  return {
    begun: () => !first,
    stepped: (steps, digits, milliseconds) => {
      if (first) {
        first = false;
        return;
      }
      const kept = Math.exp(-milliseconds / MEMORY_MS);
      recent = {
        steps: recent.steps * kept + steps,
        digits: recent.digits * kept + digits,
        milliseconds: recent.milliseconds * kept + milliseconds,
      };
    },
    validated: (milliseconds) => {
      validation = milliseconds;
    },
    samplesPerSecond: () => (recent.milliseconds > 0 ? (recent.digits * 1000) / recent.milliseconds : null),
    secondsLeft: (steps, validations) =>
      recent.milliseconds > 0
        ? (steps * (recent.milliseconds / recent.steps) + validations * validation) / 1000
        : null,
  };
}
