import type { LayerSpec } from '../../../core/model/network';

/** A layer of each network that stand for each other; null where the other network has none like it. */
export type LayerPair = readonly [a: number | null, b: number | null];

/** What it costs to take two layers for the same that differ in their knobs, or to leave one without a partner. */
const CHANGED = 1;
const ALONE = 1;

/**
 * Which layers of two networks stand for each other: of all ways to pair layers of the same type in their order, the
 * one with the fewest differences. The outputs, the last layers, find each other that way whatever lies between.
 *
 * Source: Needleman and Wunsch (1970), global alignment.
 *
 * @returns indices, in order
 */
export function alignLayers(a: readonly LayerSpec[], b: readonly LayerSpec[]): LayerPair[] {
  /** cost[i][j]: the least for the layers from a[i] and b[j] on */
  const cost = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length && j === b.length) continue;
      cost[i]![j] = Math.min(
        together(a[i], b[j]) + (cost[i + 1]?.[j + 1] ?? Number.POSITIVE_INFINITY),
        ALONE + (cost[i + 1]?.[j] ?? Number.POSITIVE_INFINITY),
        ALONE + (cost[i]?.[j + 1] ?? Number.POSITIVE_INFINITY),
      );
    }
  }
  const pairs: LayerPair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const least = cost[i]![j]!;
    if (least === together(a[i], b[j]) + (cost[i + 1]?.[j + 1] ?? Number.POSITIVE_INFINITY))
      pairs.push([i++, j++]);
    else if (least === ALONE + (cost[i + 1]?.[j] ?? Number.POSITIVE_INFINITY)) pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}

function together(a: LayerSpec | undefined, b: LayerSpec | undefined): number {
  if (a === undefined || b === undefined || a.type !== b.type) return Number.POSITIVE_INFINITY;
  return JSON.stringify(a) === JSON.stringify(b) ? 0 : CHANGED;
}
