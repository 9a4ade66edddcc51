import fc from 'fast-check';

/** How a file came to harm. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'byte'; readonly at: number; readonly value: number }
  /** a whole address or length at a multiple of eight */
  | { readonly kind: 'word'; readonly at: number; readonly value: bigint }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'splice'; readonly at: number; readonly from: number; readonly length: number }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number };

/** A place in a file as a share of it. Evenly: fractions by themselves would nearly all be next to the start. */
const MILLION = 1_000_000;
const share = fc.noBias(fc.nat(MILLION - 1)).map((part) => part / MILLION);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: share, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({
    kind: fc.constant('byte' as const),
    at: share,
    value: fc.constantFrom(0, 1, 2, 8, 16, 127, 128, 254, 255),
  }),
  fc.record({
    kind: fc.constant('word' as const),
    at: share,
    value: fc.oneof(
      fc.bigInt({ min: 0n, max: 20_000n }),
      fc.constantFrom(2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n),
    ),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({
    kind: fc.constant('splice' as const),
    at: share,
    from: share,
    length: fc.integer({ min: 1, max: 600 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: share, length: fc.integer({ min: 1, max: 40 }) }),
);

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

/** A copy of a file that has come to harm. */
export function mutated(file: Uint8Array, list: readonly Mutation[]): Uint8Array {
  return list.reduce(harmed, new Uint8Array(file));
}

function harmed(bytes: Uint8Array<ArrayBuffer>, harm: Mutation): Uint8Array<ArrayBuffer> {
  const at = Math.floor(harm.at * bytes.length);
  if (bytes.length === 0) return bytes;
  switch (harm.kind) {
    case 'flip':
      bytes[at]! ^= 1 << harm.bit;
      return bytes;
    case 'byte':
      bytes[at] = harm.value;
      return bytes;
    case 'word': {
      const place = at - (at % 8);
      if (place + 8 <= bytes.length) new DataView(bytes.buffer).setBigUint64(place, harm.value, true);
      return bytes;
    }
    case 'cut':
      return bytes.slice(0, at);
    case 'splice':
      bytes.copyWithin(
        at,
        Math.floor(harm.from * bytes.length),
        Math.floor(harm.from * bytes.length) + harm.length,
      );
      return bytes;
    case 'remove':
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + harm.length)]);
    default:
      return harm satisfies never;
  }
}
