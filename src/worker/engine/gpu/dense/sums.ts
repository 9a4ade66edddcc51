import type { Totals } from '../../engine';
import type { ReadArea } from '../gl/reads';
import { TOTALS_ROW } from '../shaders/glsl';
import type { Quads } from './quads';

/** Where the output's quads hold the losses, and the right readings, of the first `count` digits of a batch. */
export function totalsAreas({ texture }: Quads, count: number): ReadArea[] {
  const width = Math.ceil(count / 4);
  return [0, 1].map((layer) => ({ texture, layer, y: TOTALS_ROW, width, height: 1 }));
}

/** Sums up what was read there. */
export function sumTotals([losses, right]: readonly Float32Array[]): Omit<Totals, 'count'> {
  return { loss: sum(losses!), correct: sum(right!) };
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}
