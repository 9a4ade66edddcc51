/** To be awaited now and then in long work. */
export type Pace = () => Promise<void>;

/** Milliseconds of work after which the page must get its turn to answer a pen or a key. */
const TURN = 20;

/** Gives the page its turn when it has waited long enough. */
export function createPace(): Pace {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
