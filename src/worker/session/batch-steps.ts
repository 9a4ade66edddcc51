import { epochOrder, samplesNeeded } from '../../core/data/order';
import type { BatchOptimizerSpec } from '../../core/model/optimizer';
import { createSlices } from './slices';
import { type Gait, type Steps, type StepsOptions, type TrainerEvent, untilHere } from './steps';
import { stretchEnd } from './stretches';

/** Steps on one batch after the other, a slice of them at a time. */
export function createBatchSteps(optimizer: BatchOptimizerSpec, options: StepsOptions): Steps {
  const { network, plan, digits, split, rates, ledger, from, signal, now } = options;
  const { batchSize, loss, seed } = plan;
  const { train } = split;
  const stepsPerEpoch = options.steps.perEpoch;
  const stepper = network.train({ optimizer, loss, batchSize, seed }, digits, from);
  const slices = createSlices();
  /** the next step that the engine is told to take; the ledger follows when it is done */
  let next = ledger.tally().steps;
  let rate = optimizer.learningRate;

  async function* takeEpoch(first: Gait): AsyncGenerator<TrainerEvent, Gait, Gait> {
    let gait = first;
    const epoch = ledger.tally().epochs;
    const end = stepsPerEpoch * (epoch + 1);
    const order = orderOf(epoch);
    stepper.setOrder(order);
    while (next < end) {
      const needed = samplesNeeded(order, ...batchOf(next));
      // Before a wait that may be long, and that may fail, what is known is told.
      if (digits.available < needed) {
        await read();
        if (!ledger.isAllTold()) gait = yield tell();
      }
      yield* untilHere(digits, needed, signal);
      const started = now();
      const stretch = stretchEnd(next, stepsPerEpoch);
      const most = gait === 'step' ? 1 : Math.min(slices.steps(), stretch - next);
      const taken = await takeSteps(order, epoch, most);
      const time = now() - started;
      slices.took(taken, time);
      ledger.took(taken, time);
      // A step that is taken by itself is a point by itself: somebody watches.
      const isPoint = next === stretch || gait === 'step';
      if (isPoint) {
        await read();
        ledger.endStretch();
      }
      if (gait === 'run' && next < end && !ledger.isDue('within')) {
        gait = yield { type: 'stepped' };
        if (gait === 'run') continue;
      }
      await read();
      if (gait === 'step' || ledger.isDue(next < end ? 'within' : 'end')) gait = yield tell();
    }
    return gait;
  }

  function orderOf(epoch: number): Uint32Array {
    if (!plan.shuffle) return Uint32Array.from({ length: train.to }, (_, index) => index);
    return epochOrder({ trainCount: train.to, epoch, seed, shardCounts: digits.shardCounts });
  }

  /** The digits of a step's batch, [from, to) in its epoch's order. */
  function batchOf(step: number): [from: number, to: number] {
    const start = (step % stepsPerEpoch) * batchSize;
    return [start, Math.min(start + batchSize, train.to)];
  }

  /** Takes up to `most` steps, as far as their digits are there, and waits for the engine. */
  async function takeSteps(order: Uint32Array, epoch: number, most: number): Promise<number> {
    let taken = 0;
    do {
      const [from, to] = batchOf(next);
      setRate(rates(next));
      if ('teach' in digits) digits.teach(order, from, to, epoch);
      stepper.step(from, to);
      next += 1;
      taken += 1;
    } while (taken < most && samplesNeeded(order, ...batchOf(next)) <= digits.available);
    await stepper.done();
    return taken;
  }

  function setRate(wanted: number): void {
    if (wanted === rate) return;
    rate = wanted;
    stepper.setLearningRate(wanted);
  }

  async function read(): Promise<void> {
    if (ledger.unreadSteps() === 0) return;
    const reading = now();
    const totals = await stepper.totals();
    ledger.read(totals, now() - reading);
  }

  function tell(): TrainerEvent {
    return { type: 'progress', progress: ledger.tell(rate) };
  }

  return {
    epoch: takeEpoch,
    next: () => next,
    state: () => stepper.state(),
    dispose: () => stepper.dispose(),
  };
}
