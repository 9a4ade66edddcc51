import type { LayerSpec } from '../../../core/model/network';

/** A layer of each network that stand for each other; null where the other network has none like it. */
export type LayerPair = readonly [a: number | null, b: number | null];

/** What it costs to take two layers for the same that differ in their knobs, or to leave one without a partner. */
const CHANGED = 1;
const ALONE = 1;

/**
 * Which layers of two networks stand for each other: the outputs, if they are of one type, do; and of all ways to pair
 * layers of the same type before them, in their order, the one with the fewest differences is taken.
 *
 * @returns indices, in order
 */
export function alignLayers(a: readonly LayerSpec[], b: readonly LayerSpec[]): LayerPair[] {
  if (a.length === 0 || b.length === 0 || a.at(-1)!.type !== b.at(-1)!.type) return align(a, b);
  return [...align(a.slice(0, -1), b.slice(0, -1)), [a.length - 1, b.length - 1]];
}

/** Source: Needleman and Wunsch (1970), "A general method applicable to the search for similarities". */
function align(a: readonly LayerSpec[], b: readonly LayerSpec[]): LayerPair[] {
  /** [i][j]: the least that the layers from a[i] and b[j] on cost */
  const costs: number[][] = a.map(() => []);
  costs.push([]);
  const costAt = (i: number, j: number) => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const choices = (i: number, j: number) => ({
    together: costOfPair(a[i], b[j]) + costAt(i + 1, j + 1),
    aAlone: ALONE + costAt(i + 1, j),
    bAlone: ALONE + costAt(i, j + 1),
  });
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const { together, aAlone, bAlone } = choices(i, j);
      costs[i]![j] = i === a.length && j === b.length ? 0 : Math.min(together, aAlone, bAlone);
    }
  }
  const pairs: LayerPair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const { together, aAlone } = choices(i, j);
    if (together === costAt(i, j)) pairs.push([i++, j++]);
    else if (aAlone === costAt(i, j)) pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}

function costOfPair(a: LayerSpec | undefined, b: LayerSpec | undefined): number {
  if (a === undefined || b === undefined || a.type !== b.type) return Number.POSITIVE_INFINITY;
  return JSON.stringify(a) === JSON.stringify(b) ? 0 : CHANGED;
}
