import type { Totals } from '../engine';

/** [start, end) in pieces of at most `most`. */
export function ranges(start: number, end: number, most: number): [start: number, end: number][] {
  return Array.from({ length: Math.ceil((end - start) / most) }, (_, index) => {
    const from = start + index * most;
    return [from, Math.min(from + most, end)];
  });
}

/** One array after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function addTotals(parts: readonly Totals[]): Totals {
  return parts.reduce(
    (a, b) => ({ loss: a.loss + b.loss, correct: a.correct + b.correct, count: a.count + b.count }),
    { loss: 0, correct: 0, count: 0 },
  );
}
