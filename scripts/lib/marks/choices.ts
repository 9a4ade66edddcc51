/** Random choices in the words that the drawings of this folder use. */
import type { Random } from '../../../src/core/random/random';

/** One of `items`, which are not none, each as likely. */
export function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)]!;
}

/** A number in [low, high). */
export const between = (low: number, high: number, random: Random): number => low + random() * (high - low);

/** A whole number from low to high, both included. */
export const whole = (low: number, high: number, random: Random): number =>
  low + Math.floor(random() * (high - low + 1));

/** True with this probability. */
export const chance = (probability: number, random: Random): boolean => random() < probability;

/** `count` things that `make` made, one after the other. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
