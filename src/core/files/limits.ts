/** What a file from outside may ask of the page. */

/** Bytes of a model file, and of all that it unpacks to: four times the largest network that the page takes. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;

/** Files in an archive. */
export const MOST_ENTRIES = 256;

/** Characters of a file's own words that are shown to people. */
const MOST_SHOWN = 60;

/** A value from a file, in words short enough for a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : wordsOf(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** Not all of a deep or a wide value: it may be of any size. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(scalarWords).join(', ')}]`;
  return scalarWords(value);
}

function scalarWords(value: unknown): string {
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
