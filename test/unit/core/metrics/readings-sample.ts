import type { Readings } from '../../../../src/core/metrics/readings';

/** One digit: what it is, and the probabilities that are not 0. */
export type Reading = readonly [label: number, probabilities: Readonly<Record<number, number>>];

export function readingsOf(...list: readonly Reading[]): Readings {
  const probabilities = new Float32Array(list.length * 10);
  list.forEach(([, row], index) => {
    for (const [digit, probability] of Object.entries(row)) {
      probabilities[index * 10 + Number(digit)] = probability;
    }
  });
  return { labels: Uint8Array.from(list, ([label]) => label), probabilities };
}

export const NOTHING = readingsOf();
/** One label and no probabilities. */
export const LOPSIDED: Readings = { labels: Uint8Array.of(1), probabilities: new Float32Array(0) };
