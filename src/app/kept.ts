/** What this device remembers between visits. */

/** The part of `Storage` that is used; a browser may refuse it altogether. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * What was kept under a key, its fields still to be checked. Anything that is no object counts as nothing kept.
 *
 * @param storage null where the browser refuses it
 */
export function readKept(storage: KeptStorage | null, key: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** Keeps it; where that is refused, full or blocked, it holds until the page closes. */
export function keep(storage: KeptStorage | null, key: string, value: object): void {
  try {
    storage?.setItem(key, JSON.stringify(value));
  } catch {
    // It still holds for this visit.
  }
}
