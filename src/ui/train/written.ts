/** A number for a sentence: what is very small would be a long row of zeros. */
export function written(value: number): number | string {
  return value !== 0 && Math.abs(value) < 0.0001 ? String(value) : value;
}

/** The same in three digits. */
export function writtenShort(value: number): number | string {
  return written(Number(value.toPrecision(3)));
}
