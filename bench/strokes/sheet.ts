import { contactSheet } from '../../scripts/lib/contact-sheet';
import type { GreyPicture } from '../../scripts/lib/png';
import type { Misread } from './read-drawings';
import { topDigit } from './reading';

const ZOOM = 2;
const FEWEST_COLUMNS = 20;
/** Letters of a label that are shown: one long name would make every column wide. */
const LONGEST_LABEL = 8;

/** The misread drawings, each with what it is, what was read and how surely: `7->1 83%`. Like mistakes lie together. */
export function misreadSheet(misread: readonly Misread[]): GreyPicture {
  const cells = misread
    .map(({ reading, pixels }) => ({ label: String(reading.label), ...topDigit(reading)!, pixels }))
    .sort((a, b) => compare(a.label, b.label) || a.digit - b.digit || b.probability - a.probability)
    .map(({ label, digit, probability, pixels }) => {
      const caption = `${label.slice(0, LONGEST_LABEL)}->${digit} ${Math.round(100 * probability)}%`;
      return { pixels, size: Math.sqrt(pixels.length), caption };
    });
  const columns = Math.max(FEWEST_COLUMNS, Math.ceil(Math.sqrt(cells.length)));
  return contactSheet(cells, { columns, zoom: ZOOM });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
