import type { Digit } from '../ink/samples';
import { writeDigit } from '../ink/styles/styles';
import { seededRandom } from '../random/random';
import { CLASS_COUNT, IMAGE_PIXELS } from './digits';
import type { Range } from './order';
import { strokeBytes } from './own-digits';

/**
 * To draw one takes as long as some 35 steps' worth of a digit, so each is used many times, by chance: about so often before
 * new ones come in.
 */
const USES = 24;

/** Drawings of each label that are new in an epoch, at most: 1,000 of all labels take about a quarter of a second. */
const MOST_FRESH = 100;

/** Epochs in which a drawing is in use. */
const EPOCHS_IN_USE = 3;
const WINDOW = EPOCHS_IN_USE * MOST_FRESH;

/** Keeps these random numbers apart from others of the same seed. The letters "writ". */
const WRITTEN_STREAM = 0x77726974;

/** Digits in Inkling's handwriting styles. Those of a label are numbered; the same seed and number give the same drawing. */
export type WrittenDigits = {
  /** [10 * 300 * 784], 0 (paper) .. 255 (ink): those in use */
  readonly images: Uint8Array;
  /**
   * Where a drawing begins in `images`, in bytes. It is made if it is not there, in the place of one that went out of use.
   *
   * @param number in use in this epoch, see `numbersInUse`
   */
  readonly find: (label: Digit, number: number) => number;
};

/** How many drawings of each label are new in an epoch that is taught `written` of them, of all labels together. */
export function freshDrawings(written: number): number {
  return Math.min(MOST_FRESH, Math.max(1, Math.round(written / (USES * CLASS_COUNT))));
}

/** The numbers of the drawings that an epoch (0 is the first) uses, of each label the same; `fresh` of them are new in it. */
export function numbersInUse(epoch: number, fresh: number): Range {
  const to = (epoch + 1) * fresh;
  return { from: Math.max(0, to - EPOCHS_IN_USE * fresh), to };
}

/** Prepares to write digits; each is written when it is first asked for. */
export function createWrittenDigits(seed: number): WrittenDigits {
  const images = new Uint8Array(CLASS_COUNT * WINDOW * IMAGE_PIXELS);
  /** for each place the number of its drawing, from 1 */
  const held = new Uint32Array(CLASS_COUNT * WINDOW);
  return {
    images,
    find: (label, number) => {
      const place = label * WINDOW + (number % WINDOW);
      const at = place * IMAGE_PIXELS;
      if (held[place] !== number + 1) {
        const random = seededRandom(seed, WRITTEN_STREAM + number * CLASS_COUNT + label);
        images.set(strokeBytes(writeDigit(label, random))!, at); // each style leaves ink
        held[place] = number + 1;
      }
      return at;
    },
  };
}
