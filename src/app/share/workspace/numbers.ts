/**
 * JSON that holds every number: a loss may be infinite, or none at all, and plain JSON makes null of it. Such a number is
 * written as `{"number": "Infinity"}`.
 */

const SPECIAL = ['NaN', 'Infinity', '-Infinity'] as const;

export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? { number: String(each) } : each,
  );
}

/** Undefined where it is no JSON, or nested deeper than the browser follows. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, each: unknown) => numberOf(each) ?? each);
  } catch {
    return undefined;
  }
}

function numberOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'number')) return null;
  const { number } = value as { readonly number: unknown };
  return SPECIAL.some((special) => special === number) ? Number(number) : null;
}
