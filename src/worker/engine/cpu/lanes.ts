/** Numbers in a vector of the kernels. */
const LANES = 4;

/** `count` rounded up to whole vectors: what the rows of Dense layers take in memory, so that kernels need no rest. */
export function padded(count: number): number {
  return Math.ceil(count / LANES) * LANES;
}
