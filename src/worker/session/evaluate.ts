import type { Digits } from '../../core/data/digits';
import type { Range } from '../../core/data/order';
import type { EngineNetwork, Totals } from '../engine/engine';
import { addTotals, NO_TOTALS } from './totals';

/** Digits read in one go: some milliseconds on a GPU, so that drawings on the pad need not wait. */
const CHUNK = 500;

/** Reads the digits of `range`, yielding after each chunk; returns their totals. */
export async function* evaluate(
  network: EngineNetwork,
  digits: Digits,
  range: Range,
): AsyncGenerator<void, Totals, void> {
  let totals = NO_TOTALS;
  for (let start = range.from; start < range.to; start += CHUNK) {
    totals = addTotals(totals, await network.evaluate(digits, start, Math.min(start + CHUNK, range.to)));
    yield;
  }
  return totals;
}
