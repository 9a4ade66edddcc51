/** The fields of an object of unknown make, as `JSON.parse` gives it. */
export type Fields = { readonly [key: string]: unknown };

/** A value as an object; one without fields where it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A value as a list; an empty one where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as text; empty where it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A value as a number; NaN where it is none. `Number` would call what an object has for `toString`. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** Whether a setting is absent, or switched off as Keras writes it. */
export function isUnset(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Characters of a model's description: a hundred times what the largest network needs. */
const MOST_CHARACTERS = 1_000_000;

/** What a text says in JSON; undefined where it is none, or far too long. */
export function parsedJson(text: string): unknown {
  if (text.length > MOST_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keras' settings pass through floats of 32 bits now and then. */
export function isAbout(value: unknown, wanted: number): boolean {
  return typeof value === 'number' && Math.abs(value - wanted) <= 1e-6 * Math.abs(wanted);
}
