import type { Digits } from '../../src/core/data/digits';
import { splitTrainValidation } from '../../src/core/data/order';
import { CLASS_COUNT, networkTitle } from '../../src/core/model/network';
import type { Dataset } from '../../src/worker/data/dataset';
import type { Engine, EngineNetwork } from '../../src/worker/engine/engine';
import type { TrainingDigits } from '../../src/worker/session/training-digits';
import { A_DIGIT, likenessDigits } from './likeness-digits';
import { LIKENESS_PLAN } from './likeness-plan';
import { saveNetwork } from './save-network';
import { trainPlan } from './train-plan';

/** The share of true digits, of those held back, that may be refused: a third of the 2 % that are bearable, for strangers write otherwise. */
const REFUSED_DIGITS = 0.007;

const [TRAINING_SEED, TEST_SEED] = [1, 2];
const TEST_COUNT = 10_000;

/** Trains the network that tells digits from other marks, sets its threshold, and writes both to `folder`. */
export async function trainLikeness(engine: Engine, mnist: Dataset, folder: string): Promise<void> {
  await Promise.all([mnist.train.until(mnist.train.total), mnist.test.until(mnist.test.total)]);
  const plan = LIKENESS_PLAN;
  console.log(`${networkTitle(plan.network)}, ${JSON.stringify(plan)}`);
  const train = likenessDigits(mnist.train, plan.trainingSize, TRAINING_SEED);
  const test = likenessDigits(mnist.test, TEST_COUNT, TEST_SEED);
  const digits: Dataset = {
    ...mnist,
    train: { ...mnist.train, ...arrived(train) },
    test: { ...mnist.test, ...arrived(test) },
  };
  const { network } = await trainPlan(engine, digits, plan, async ({ epoch, training, validation }) => {
    const [loss, heldBack] = [training.loss.toFixed(4), validation?.accuracy.toFixed(4)];
    console.log(`epoch ${epoch + 1}: loss ${loss}, val_accuracy ${heldBack}`);
  });
  const { validation } = splitTrainValidation(plan.trainingSize, plan.validationSplit);
  const threshold = thresholdFor(
    await likenesses(network, train, validation.from, validation.to),
    REFUSED_DIGITS,
  );
  const tested = refusedShares(await likenesses(network, test, 0, TEST_COUNT), threshold);
  const bytes = await saveNetwork(folder, plan.network, await network.weights(), {
    threshold,
    trained: { plan, test: tested },
  });
  network.dispose();
  console.log(
    `threshold ${threshold.toFixed(4)}: ${JSON.stringify(tested)}; wrote ${folder}, ${bytes} bytes of weights`,
  );
}

/** Digits that are all there. */
function arrived(digits: Digits): Pick<
  TrainingDigits,
  'images' | 'labels' | 'available' | 'shardCounts' | 'until'
> & {
  readonly total: number;
} {
  const total = digits.labels.length;
  return { ...digits, total, available: total, shardCounts: [total], until: async () => {} };
}

/** How much each picture is a digit, as the network says, 0..1, and whether it is one. */
type Judged = readonly { readonly likeness: number; readonly isDigit: boolean }[];

async function likenesses(
  network: EngineNetwork,
  { images, labels }: Digits,
  from: number,
  to: number,
): Promise<Judged> {
  const pixels = images.length / labels.length;
  const ink = Float32Array.from(images.subarray(from * pixels, to * pixels), (grey) => grey / 255);
  const outputs = await network.predict(ink);
  return Array.from(labels.subarray(from, to), (label, index) => ({
    likeness: outputs[index * CLASS_COUNT]!,
    isDigit: label === A_DIGIT,
  }));
}

/** The greatest threshold that refuses no more than a share of the digits. */
function thresholdFor(judged: Judged, share: number): number {
  const digits = judged.filter(({ isDigit }) => isDigit).map(({ likeness }) => likeness);
  return digits.sort((a, b) => a - b)[Math.floor(digits.length * share)]!;
}

function refusedShares(
  judged: Judged,
  threshold: number,
): { refusedDigits: number; refusedNonDigits: number } {
  const share = (wanted: boolean): number => {
    const those = judged.filter(({ isDigit }) => isDigit === wanted);
    return those.filter(({ likeness }) => likeness < threshold).length / those.length;
  };
  return { refusedDigits: share(true), refusedNonDigits: share(false) };
}
