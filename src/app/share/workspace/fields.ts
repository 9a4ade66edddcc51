/** The fields of an object of unknown make; those that it inherits are none of its own. */
export type Fields = { readonly get: (key: string) => unknown };

/** Null where the value is no object, or a list. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const held = value as Readonly<Record<string, unknown>>;
  return { get: (key) => (Object.hasOwn(held, key) ? held[key] : undefined) };
}

/** A list of at most so many things, each of which can be read; null where anything is otherwise. */
export function listOf<T>(
  value: unknown,
  most: number,
  read: (item: unknown) => T | null,
): readonly T[] | null {
  if (!Array.isArray(value) || value.length > most) return null;
  const items: T[] = [];
  for (const item of value) {
    const one = read(item);
    if (one === null) return null;
    items.push(one);
  }
  return items;
}

/** Text of 1 to so many characters. */
export function textOf(value: unknown, most: number): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= most ? value : null;
}

/** A number, infinite ones and NaN included. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
