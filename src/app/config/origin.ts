/** Longer ones are not talked with: a link must stay short. */
export const LONGEST_ORIGIN = 100;

/** An origin as browsers tell it, such as `https://course.example`, or `null` for one that has none; null for no such. */
export function readOrigin(value: string): string | null {
  if (value === 'null') return value;
  if (value.length > LONGEST_ORIGIN || !/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(value)) return null;
  try {
    const { origin } = new URL(value);
    return origin.length > LONGEST_ORIGIN ? null : origin;
  } catch {
    return null;
  }
}
