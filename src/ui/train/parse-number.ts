const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a person typed, or NaN. Chinese input methods type full-width digits and points; a comma is refused,
 * for it means thousands to one reader and decimals to the next. What is too big to count with is still a number.
 */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').replace('。', '.').trim();
  if (!NUMBER.test(plain)) return Number.NaN;
  return Math.max(-Number.MAX_VALUE, Math.min(Number(plain), Number.MAX_VALUE));
}
