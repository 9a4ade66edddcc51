const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a person typed, or NaN. Chinese input methods type full-width digits and points; a comma is refused,
 * for it means thousands to one reader and decimals to the next.
 */
export function parseNumber(text: string): number {
  const plain = text.normalize('NFKC').replace('。', '.').trim();
  return NUMBER.test(plain) ? Number(plain) : Number.NaN;
}
