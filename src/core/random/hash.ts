/**
 * A hash of 32 bits: numbers that look random and that any engine, in any language and in any order, can compute from
 * their place alone.
 *
 * Source: the constants of "lowbias32", found by C. Wellons, "Prospecting for hash functions", 2018.
 */
export function hash32(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * The key of a dropout layer's mask in one step: the number at `index` of the step's batch, flat, sample by sample, is
 * dropped if hash32(key + index) < rate * 2^32, the sum taken modulo 2^32. So all engines drop the same ones.
 *
 * @param layer its index in the network
 * @param step of the run, counted from 1
 */
export function dropoutKey(seed: number, layer: number, step: number): number {
  return hash32(hash32(hash32(seed) + layer) + step);
}
