/**
 * Seeded random numbers. Every random choice of Inkling (order of training, initial weights) comes from here, so
 * that the same seed gives the same run on every machine.
 */

/** Returns the next uniform number in [0, 1), with 32 random bits. */
export type Random = () => number;

const UINT32 = 0x1_0000_0000;

/** splitmix32, which spreads a small seed over the generator's whole state. Returns its next 32 bits. */
function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** Outputs thrown away at the start, so that every bit of seed and stream has reached every word of the state. */
const WARM_UP = 20;

/**
 * A seeded generator: xoshiro128** 1.1 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number
 * generators", 2021). Two words of its state come from the seed and two from the stream, each spread by splitmix32,
 * so that no two pairs of them start alike.
 *
 * @param seed any number; only its low 32 bits count.
 * @param stream tells apart independent sequences of one seed ("shuffle of epoch 3", "weights of layer 1").
 */
export function seededRandom(seed: number, stream = 0): Random {
  const fromSeed = splitmix32(seed);
  const fromStream = splitmix32(stream);
  let a = fromSeed();
  let b = fromSeed();
  let c = fromStream();
  let d = fromStream() | 1; // never all zero
  const next = () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotateLeft(d, 11);
    return scrambled / UINT32;
  };
  for (let discarded = 0; discarded < WARM_UP; discarded++) next();
  return next;
}

function rotateLeft(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}

/** Shuffles `items` in place (Fisher-Yates) and returns it. */
export function shuffleInPlace<T extends { length: number; [index: number]: number }>(
  items: T,
  random: Random,
): T {
  for (let last = items.length - 1; last > 0; last--) {
    const pick = Math.floor(random() * (last + 1));
    const held = items[last]!;
    (items as { [index: number]: number })[last] = items[pick]!;
    (items as { [index: number]: number })[pick] = held;
  }
  return items;
}
