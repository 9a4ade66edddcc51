import { type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import { type Range, splitTrainValidation } from '../../core/data/order';
import type { TrainingPlan } from '../../core/model/plan';
import type { TrainingDigits } from './training-digits';

/** The share of the training digits that own ones are repeated to make up: enough to be learnt, too little to forget MNIST. */
const OWN_SHARE = 0.2;
/** An own digit is repeated at most this often: beyond that it would be learnt by heart. */
const MOST_COPIES = 50;

/** Which digits a run trains on, and which are held back; packed indices. */
export type TrainingSplit = {
  readonly train: Range;
  readonly validation: Range;
  /** how often each own digit is among `train`; 0 without any */
  readonly copies: number;
};

/**
 * The digits of a plan: MNIST's first `trainingSize`, of which the last are held back, and, to train on alone, a person's
 * own digits, repeated so that they make up about a fifth.
 */
export function trainingSplit(
  { trainingSize, validationSplit }: Pick<TrainingPlan, 'trainingSize' | 'validationSplit'>,
  own: Digits | null,
): TrainingSplit {
  const { train, validation } = splitTrainValidation(trainingSize, validationSplit);
  const count = own?.labels.length ?? 0;
  if (count === 0) return { train, validation, copies: 0 };
  const wanted = Math.round((train.to * OWN_SHARE) / (1 - OWN_SHARE) / count);
  const copies = Math.min(Math.max(1, wanted), MOST_COPIES);
  const added = copies * count;
  return {
    train: { from: 0, to: train.to + added },
    validation: { from: validation.from + added, to: validation.to + added },
    copies,
  };
}

/**
 * MNIST's digits and the own ones as one set, as `trainingSplit` counts them. The own ones are spread evenly over those to
 * train on, so that even a run that never shuffles meets them all along. All of it is there once MNIST's part is.
 */
export function mixOwn(
  mnist: TrainingDigits,
  own: Digits,
  plan: Pick<TrainingPlan, 'trainingSize' | 'validationSplit'>,
): TrainingDigits {
  const { train, validation, copies } = trainingSplit(plan, own);
  const total = validation.to;
  // There from the start: the engines know digits by their array.
  const images = new Uint8Array(total * IMAGE_PIXELS);
  const labels = new Uint8Array(total);
  let filled = false;

  function put(from: Digits, digit: number, place: number): void {
    const at = digit * IMAGE_PIXELS;
    images.set(from.images.subarray(at, at + IMAGE_PIXELS), place * IMAGE_PIXELS);
    labels[place] = from.labels[digit]!;
  }

  /** How many own digits stand before a place. */
  function ownBefore(place: number): number {
    return Math.floor((Math.min(place, train.to) * copies * own.labels.length) / train.to);
  }

  function isOwn(place: number): boolean {
    return ownBefore(place + 1) > ownBefore(place);
  }

  function fill(): void {
    filled = true;
    for (let place = 0; place < total; place++) {
      const before = ownBefore(place);
      if (isOwn(place)) put(own, before % own.labels.length, place);
      else put(mnist, place - before, place);
    }
  }

  return {
    images,
    labels,
    shardCounts: [total],
    isOwn,
    get available() {
      if (!filled && mnist.available >= plan.trainingSize) fill();
      return filled ? total : 0;
    },
    until: (_, signal) => mnist.until(plan.trainingSize, signal),
  };
}
