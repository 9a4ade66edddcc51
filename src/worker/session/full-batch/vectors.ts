import type { Weights } from '../../../core/model/initialize';

/** Sums over all numbers of all arrays, in double precision and always in the same order. */
export function dot(a: Weights, b: Weights): number {
  let sum = 0;
  for (const [index, values] of a.entries()) {
    const others = b[index]!;
    for (let at = 0; at < values.length; at++) sum += values[at]! * others[at]!;
  }
  return sum;
}

/** a + factor * b, as new arrays. */
export function addScaled(a: Weights, factor: number, b: Weights): Weights {
  return a.map((values, index) => {
    const others = b[index]!;
    const sums = new Float32Array(values.length);
    for (let at = 0; at < sums.length; at++) sums[at] = values[at]! + factor * others[at]!;
    return sums;
  });
}

/** factor * a, as new arrays. */
export function scaled(factor: number, a: Weights): Weights {
  return a.map((values) => {
    const products = new Float32Array(values.length);
    for (let at = 0; at < products.length; at++) products[at] = factor * values[at]!;
    return products;
  });
}
