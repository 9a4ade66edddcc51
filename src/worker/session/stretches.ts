/** Points that a curve has in each epoch, at most. */
const MOST_IN_EPOCH = 50;

/** A stretch is at least so long: reading numbers back holds the engine up, and steps of small networks are short. */
const LEAST_STEPS = 8;

/**
 * Where the next point of the learning curve comes: the mean over the steps since the one before. It depends on the plan
 * alone, not on a clock, so that the same run gives the same curve. Points are at equal distances and at each epoch's end;
 * in the first epoch, after 1, 2, 4, 8, ... steps, too, where most is learnt.
 *
 * @param step steps done
 * @returns steps done at that point, more than `step`, in the same epoch
 */
export function stretchEnd(step: number, stepsPerEpoch: number): number {
  const start = step - (step % stepsPerEpoch);
  const within = step - start;
  const length = Math.max(LEAST_STEPS, Math.ceil(stepsPerEpoch / MOST_IN_EPOCH));
  const end = Math.min((Math.floor(within / length) + 1) * length, stepsPerEpoch);
  return (
    start + (start === 0 && within < length ? Math.min(end, 2 ** Math.ceil(Math.log2(within + 1))) : end)
  );
}
