import type { Random } from './random';

/**
 * A random number of mean 0 and standard deviation 1 that is never beyond 3: the sum of three uniform ones, which is
 * all but normal. Unlike a normal one it has no tail that would throw a digit out of its frame, and needs nothing that
 * engines of JavaScript may round differently.
 */
export function bellShaped(random: Random): number {
  return 2 * (random() + random() + random()) - 3;
}
