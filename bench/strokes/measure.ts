import { CLASS_COUNT } from '../../src/core/metrics/readings';
import { reliability } from '../../src/core/metrics/reliability';
import { isOfDigit, type Reading, topDigit } from './reading';

/** How well a file's drawings were read. Shares are 0..1, and null where there is nothing to take a share of. */
export type Measurement = {
  /** drawings of digits; all but `refusedNonDigits` is of these alone */
  readonly n: number;
  /** share read right, refused ones by what would have been read */
  readonly accuracy: number | null;
  /** by digit, "0" to "9": share of its drawings that are read as it */
  readonly recall: Readonly<Record<string, number | null>>;
  /** the worst first */
  readonly worstWriters: readonly WriterScore[];
  /** the most frequent first */
  readonly confusions: readonly Confusion[];
  /** expected calibration error in ten bins, as `reliability` has it */
  readonly ece: number | null;
  readonly refusedDigits: number | null;
  readonly refusedNonDigits: number | null;
};

export type WriterScore = { readonly writer: string; readonly n: number; readonly accuracy: number };

export type Confusion = { readonly label: number; readonly read: number; readonly count: number };

const MOST_WRITERS = 5;
/** A writer with fewer digits says more of chance than of writing. */
const FEWEST_DIGITS = 10;
const MOST_CONFUSIONS = 20;

type DigitReading = Reading & { readonly label: number };

/**
 * Comes to the figures of a file. A blank drawing was read as no digit: it counts against accuracy and recall, and has
 * no part in confusions and calibration.
 */
export function measure(readings: readonly Reading[]): Measurement {
  const digits = readings.filter(isOfDigit);
  const others = readings.filter((reading) => !isOfDigit(reading));
  return {
    n: digits.length,
    accuracy: accuracyOf(digits),
    recall: Object.fromEntries(
      Array.from({ length: CLASS_COUNT }, (_, digit) => [
        String(digit),
        accuracyOf(digits.filter(({ label }) => label === digit)),
      ]),
    ),
    worstWriters: worstWriters(digits),
    confusions: confusions(digits),
    ece: calibrationError(digits),
    refusedDigits: shareOf(digits, ({ refused }) => refused),
    refusedNonDigits: shareOf(others, ({ refused }) => refused),
  };
}

function worstWriters(digits: readonly DigitReading[]): WriterScore[] {
  const byWriter = new Map<string, DigitReading[]>();
  for (const reading of digits) {
    if (reading.writer === null) continue;
    const known = byWriter.get(reading.writer);
    if (known === undefined) byWriter.set(reading.writer, [reading]);
    else known.push(reading);
  }
  return [...byWriter]
    .filter(([, own]) => own.length >= FEWEST_DIGITS)
    .map(([writer, own]) => ({ writer, n: own.length, accuracy: accuracyOf(own)! }))
    .sort((a, b) => a.accuracy - b.accuracy || b.n - a.n)
    .slice(0, MOST_WRITERS);
}

function confusions(digits: readonly DigitReading[]): Confusion[] {
  const counts = new Uint32Array(CLASS_COUNT * CLASS_COUNT);
  for (const reading of digits) {
    const read = topDigit(reading)?.digit ?? reading.label;
    if (read !== reading.label) counts[reading.label * CLASS_COUNT + read]!++;
  }
  return Array.from(counts, (count, cell) => ({
    label: Math.floor(cell / CLASS_COUNT),
    read: cell % CLASS_COUNT,
    count,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_CONFUSIONS);
}

function calibrationError(digits: readonly DigitReading[]): number | null {
  const read = digits.flatMap(({ label, probabilities }) =>
    probabilities ? [{ label, probabilities }] : [],
  );
  const probabilities = new Float32Array(read.length * CLASS_COUNT);
  read.forEach((one, index) => {
    probabilities.set(one.probabilities, index * CLASS_COUNT);
  });
  const labels = Uint8Array.from(read, ({ label }) => label);
  return reliability({ labels, probabilities }).expectedCalibrationError;
}

function accuracyOf(digits: readonly DigitReading[]): number | null {
  return shareOf(digits, (reading) => topDigit(reading)?.digit === reading.label);
}

function shareOf<T extends Reading>(
  readings: readonly T[],
  isCounted: (reading: T) => boolean,
): number | null {
  return readings.length === 0 ? null : readings.filter(isCounted).length / readings.length;
}
