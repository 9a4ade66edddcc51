/**
 * Bytes that a plan's numbers are written as. No number of a plan is negative or beyond 2^32, so that the first byte of its
 * eight as a double (big-endian, IEEE 754) is at most 0x41, or 0x80 for minus zero. What a first byte is beyond that says a
 * number in fewer:
 *
 * - 0x42 to 0x7f: the decimal number m * 10^(byte - 0x78), with m in sevens of bits, the lowest first
 * - 0x81 to 0xff: the whole number byte - 0x81
 */
const HIGHEST_OF_DOUBLE = 0x41;
const MINUS_ZERO = 0x80;
const DECIMAL_ZERO = 0x78;
const SMALL_ZERO = 0x81;
const LARGEST_SMALL = 0xff - SMALL_ZERO;

/** Below this, exponent and digits take fewer bytes than a double. */
const DIGITS_BELOW = 2 ** 42;

export type ByteWriter = {
  readonly byte: (value: number) => void;
  /** @param value 0 to 2^32 */
  readonly number: (value: number) => void;
  readonly taken: () => Uint8Array;
};

export function createByteWriter(): ByteWriter {
  const bytes: number[] = [];
  const byte = (value: number) => void bytes.push(value & 0xff);
  return {
    byte,
    number: (value) => {
      const decimal = decimalOf(value);
      if (Number.isInteger(value) && value <= LARGEST_SMALL && !Object.is(value, -0))
        return byte(SMALL_ZERO + value);
      if (decimal === null) {
        const double = new DataView(new ArrayBuffer(8));
        double.setFloat64(0, value);
        for (let at = 0; at < 8; at++) byte(double.getUint8(at));
        return;
      }
      byte(DECIMAL_ZERO + decimal.exponent);
      let left = decimal.digits;
      for (; left >= 128; left = Math.floor(left / 128)) byte(128 + (left % 128));
      byte(left);
    },
    taken: () => Uint8Array.from(bytes),
  };
}

/** A number as `digits * 10^exponent`, where that is shorter than a double; null where it is not. */
function decimalOf(value: number): { readonly digits: number; readonly exponent: number } | null {
  const [, whole = '', fraction = '', power = '0'] = /^(\d+)\.?(\d*)(?:e(.+))?$/.exec(String(value)) ?? [];
  const plain = `${whole}${fraction}`;
  const significant = plain.replace(/0+$/, '');
  const digits = Number(significant);
  const exponent = Number(power) - fraction.length + plain.length - significant.length;
  const written = DECIMAL_ZERO + exponent > HIGHEST_OF_DOUBLE && DECIMAL_ZERO + exponent < MINUS_ZERO;
  return significant !== '' && written && digits < DIGITS_BELOW && !Object.is(value, -0)
    ? { digits, exponent }
    : null;
}

/** Reads bytes one by one; behind the last there are zeros, which `done` tells. */
export type ByteReader = {
  readonly byte: () => number;
  readonly number: () => number;
  /** whether all bytes have been read, and no more */
  readonly done: () => boolean;
};

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const byte = () => bytes[at++] ?? 0;
  return {
    byte,
    number: () => {
      const first = byte();
      if (first >= SMALL_ZERO) return first - SMALL_ZERO;
      if (first > HIGHEST_OF_DOUBLE && first !== MINUS_ZERO) {
        let digits = 0;
        let unit = 1;
        let next = byte();
        for (; next >= 128 && unit < DIGITS_BELOW; next = byte()) {
          digits += (next - 128) * unit;
          unit *= 128;
        }
        // As it would be read in a program: a product of the two would be rounded twice.
        return Number(`${digits + next * unit}e${first - DECIMAL_ZERO}`);
      }
      const double = new DataView(new ArrayBuffer(8));
      double.setUint8(0, first);
      for (let place = 1; place < 8; place++) double.setUint8(place, byte());
      return double.getFloat64(0);
    },
    done: () => at === bytes.length,
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648, section 5, without padding: letters that a URL takes as they are. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(3, bytes.length - at) + 1;
    for (let letter = 0; letter < letters; letter++) text += LETTERS[(three >> (18 - 6 * letter)) & 63];
  }
  return text;
}

/** The bytes; null for what `toBase64Url` never writes. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  // What is left over is less than a byte, and zero: any other text would be a second one for the same bytes.
  const spare = held & ((1 << bits) - 1);
  return bits < 6 && spare === 0 ? bytes : null;
}
