import { ownDigitSet } from '../../../core/data/own-digits';
import { checkPlan } from '../../../core/model/check/plan';
import { mostDigitsAStep } from '../../../core/model/cost';
import type { NetworkSpec } from '../../../core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../core/model/optimizer';
import type { TrainingPlan } from '../../../core/model/plan';
import { DEFAULT_PLAN } from '../../../core/model/presets';
import { SCHEDULE_DEFAULTS } from '../../../core/model/schedule';
import type { App } from '../../app';
import type { RunState } from '../../state';
import type { OwnSplit } from './split';
import { summaryOf, type Tester } from './tester';
import type { Standing, Tuning, TuningProblem } from './tuning';

/** Small steps, and few: the network knows digits, and shall not forget those of others over a person's own. */
const LEARNING_RATE = 0.0005;
const EPOCHS = 2;
/** MNIST's digits that the own ones are mixed with. */
const MNIST_DIGITS = 5000;
const BATCH_SIZE = 32;

/**
 * The plan by which a network is fine-tuned: at a constant rate, for in so few epochs a schedule has nothing to do; with the
 * page's own handwriting styles and variants, so that what was learnt from them isn't forgotten.
 */
export function fineTuningPlan(network: NetworkSpec): TrainingPlan {
  return {
    ...DEFAULT_PLAN,
    network,
    optimizer: { ...OPTIMIZER_DEFAULTS.Adam, learningRate: LEARNING_RATE },
    schedule: SCHEDULE_DEFAULTS.Constant,
    batchSize: Math.min(BATCH_SIZE, mostDigitsAStep(network)),
    epochs: EPOCHS,
    validationSplit: 0,
    trainingSize: MNIST_DIGITS,
  };
}

/**
 * Has the network that reads learn from a person's own digits, and tells how it did before and after on MNIST's test
 * digits and on the own ones. Whatever happens to the run, it ends in `done` or `failed`; until `signal` says that nobody
 * listens any more.
 */
export async function fineTune(
  app: App,
  tester: Tester,
  { learning, testing, parted }: OwnSplit,
  tell: (tuning: Tuning) => void,
  signal: AbortSignal,
): Promise<void> {
  const fail = (problem: TuningProblem) => tell({ kind: 'failed', problem });
  const { network } = app.store.getSnapshot();
  if (network === null) return;
  const check = checkPlan(fineTuningPlan(network.network));
  if (!check.ok) return fail({ kind: 'plan', problems: check.problems });

  tell({ kind: 'testingBefore' });
  const mnist = await tester.test('mnist');
  if (!mnist.ok) return fail(mnist.problem);
  const own = await tester.test(ownDigitSet(testing));
  if (!own.ok) return fail(own.problem);
  if (signal.aborted) return;
  const state = app.store.getSnapshot();
  if (state.network !== network || state.training.phase !== 'idle') return fail({ kind: 'changed' });
  const before: Standing = { mnist: summaryOf(mnist.answer), own: summaryOf(own.answer) };

  app.commands.fineTune(check.plan, ownDigitSet(learning));
  tell({ kind: 'learning', before });
  const result = await endOfRun(app, signal);
  if (signal.aborted) return;
  if (result === null) return fail({ kind: 'brokenOff' });

  tell({ kind: 'testingAfter', before });
  const tuned = app.store.getSnapshot().network;
  const ownAfter = await tester.test(ownDigitSet(testing));
  if (!ownAfter.ok) return fail(ownAfter.problem);
  if (app.store.getSnapshot().network !== tuned) return fail({ kind: 'changed' });
  const { accuracy, loss, count, wrong } = result.test;
  const after: Standing = {
    mnist: { accuracy, loss, count, correct: count - wrong },
    own: summaryOf(ownAfter.answer),
  };
  tell({ kind: 'done', before, after, parted, stopped: result.end === 'stopped' });
}

/** The result of the run that is under way, once it is over; null if it has none. A worker that dies does not end it. */
function endOfRun({ store }: App, signal: AbortSignal): Promise<RunState['result']> {
  return new Promise((resolve) => {
    const look = () => {
      const { phase, run } = store.getSnapshot().training;
      if (phase !== 'idle') return;
      unsubscribe();
      resolve(run?.result ?? null);
    };
    const unsubscribe = store.subscribe(look);
    signal.addEventListener('abort', unsubscribe);
    look();
  });
}
