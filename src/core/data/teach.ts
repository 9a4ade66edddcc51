import type { Digit } from '../ink/samples';
import { hash32 } from '../random/hash';
import { type Random, seededRandom } from '../random/random';
import { createAugmenter } from './augment';
import type { Redraw } from './augment-redraw';
import { type Digits, IMAGE_PIXELS } from './digits';
import type { Teaching } from './teaching';
import { createWrittenDigits, freshDrawings, numbersInUse } from './written-digits';

/**
 * Writes a digit as an epoch is taught it. That depends on the teaching, on the epoch, on the digit and on its index alone,
 * so that runs repeat and go on from anywhere.
 *
 * @param source [count] digits
 * @param digit its index there
 * @param epoch 0 is the first
 * @param target digits, 784 bytes each; not `source`
 * @param targetAt where it goes in `target`, in bytes
 * @returns whether it is one that a handwriting style wrote
 */
export type Teacher = (
  source: Digits,
  digit: number,
  epoch: number,
  target: Uint8Array,
  targetAt: number,
) => boolean;

/** Keep these random numbers apart from others of the same seed. The letters "styl" and "augm". */
const STYLE_STREAM = 0x7374796c;
const AUGMENT_STREAM = 0x6175676d;

const UINT32 = 2 ** 32;

export type TeacherOptions = {
  /** whether no other digit may take the place of this one, which is given by its index; else all may be replaced */
  readonly isKept?: ((digit: number) => boolean) | undefined;
  /** draws the variants; else JavaScript does */
  readonly redraw?: Redraw | undefined;
};

/** Makes a teacher, which owns its working memory: some 2 MB for the written digits, however long it teaches. */
export function createTeacher(
  { styleShare, augmentation, trainingSize, seed }: Teaching,
  { isKept = () => false, redraw }: TeacherOptions = {},
): Teacher {
  const written = styleShare > 0 ? createWrittenDigits(seed) : null;
  const fresh = freshDrawings(styleShare * trainingSize);
  const augment = augmentation && createAugmenter(augmentation, redraw);

  /** Where among the written digits the one is that is to be taught, in bytes; null for the digit itself. */
  function writtenAt(label: Digit, digit: number, epoch: number): number | null {
    if (written === null || isKept(digit)) return null;
    const chance = hash32(hash32(hash32(seed ^ STYLE_STREAM) + epoch) + digit);
    if (chance >= styleShare * UINT32) return null;
    const { from, to } = numbersInUse(epoch, fresh);
    return written.find(label, from + (hash32(chance) % (to - from)));
  }

  return (source, digit, epoch, target, targetAt) => {
    const place = writtenAt(source.labels[digit] as Digit, digit, epoch);
    const images = place === null ? source.images : written!.images;
    const at = place ?? digit * IMAGE_PIXELS;
    if (augment === null) target.set(images.subarray(at, at + IMAGE_PIXELS), targetAt);
    else augment(images, at, target, targetAt, variationOf(seed, epoch, digit));
    return place !== null;
  };
}

/** What varies a digit: in another epoch it is varied otherwise. */
function variationOf(seed: number, epoch: number, digit: number): Random {
  return seededRandom(seed ^ Math.imul(epoch + 1, 0x9e3779b1), AUGMENT_STREAM + digit);
}
