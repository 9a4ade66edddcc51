import { changesDigits } from '../../../core/data/teaching';
import type { Weights } from '../../../core/model/initialize';
import type { NetworkSpec } from '../../../core/model/network';
import type { FullBatchOptimizerSpec } from '../../../core/model/optimizer';
import { type Gait, type Steps, type StepsOptions, type TrainerEvent, untilHere } from '../steps';
import { type ConjugateMemory, conjugateStep, memoryOf, slotsOf } from './conjugate-gradient';
import { createGradients, type Measurement } from './gradient';
import { addScaled } from './vectors';

/** Where a run is between two steps. */
type Place = {
  readonly weights: Weights;
  /** what is known there already */
  readonly known: Measurement | null;
  readonly memory: ConjugateMemory | null;
};

/** Steps on all training digits at once, one an epoch. The engine takes gradients; where they lead is decided here. */
export function createFullBatchSteps(optimizer: FullBatchOptimizerSpec, options: StepsOptions): Steps {
  const { network, plan, digits, split, rates, ledger, from, signal } = options;
  const gradients = createGradients(options);
  /** whether the same weights give the same loss in every epoch */
  const settled = !changesDigits(plan) && !hasDropout(network.spec);
  let place: Place | null = from
    ? { weights: from.weights, known: null, memory: memoryOf(from.slots) }
    : null;
  if (from) network.setWeights(from.weights);
  /** whether the next step has begun */
  let begun = false;

  async function here(): Promise<Place> {
    place ??= { weights: await network.weights(), known: null, memory: null };
    return place;
  }

  async function* takeEpoch(first: Gait): AsyncGenerator<TrainerEvent, Gait, Gait> {
    let gait = first;
    const { steps, epochs: epoch } = ledger.tally();
    if (steps > epoch) return gait; // the step of this epoch was taken; what came after it was broken off
    yield* untilHere(digits, split.train.to, signal);
    const { weights, known, memory } = await here();
    begun = true;
    const rate = rates(steps);
    const spent = { time: 0, digits: 0 };

    async function* measure(at: Weights): AsyncGenerator<TrainerEvent, Measurement, Gait> {
      const measuring = gradients.at(at, epoch);
      for (;;) {
        const next = await measuring.next();
        if (next.done) {
          spent.time += next.value.time;
          spent.digits += next.value.totals.count;
          return next.value;
        }
        gait = yield { type: 'gathered' };
      }
    }

    /** Lets the search have what it asks for, up to its end. */
    async function* follow<R>(
      search: Generator<Weights, R, Measurement>,
    ): AsyncGenerator<TrainerEvent, R, Gait> {
      for (let next = search.next(); ; ) {
        if (next.done) return next.value;
        const measured = yield* measure(next.value);
        // However few the digits, there is a chance to stop between two looks at them.
        gait = yield { type: 'gathered' };
        next = search.next(measured);
      }
    }

    const before = known ?? (yield* measure(weights));
    ledger.check(before.totals);
    if (optimizer.type === 'BatchGradientDescent') {
      place = { weights: addScaled(weights, -rate, before.gradient), known: null, memory: null };
    } else {
      const search = conjugateStep(weights, before, memory, { ...optimizer, firstStep: rate });
      const { evaluation, ...reached } = yield* follow(search);
      place = { ...reached, known: settled ? (evaluation ?? before) : null };
    }
    network.setWeights(place.weights);
    begun = false;
    ledger.took(1, spent.time);
    ledger.read(before.totals, 0, spent.digits);
    ledger.endStretch();
    if (gait === 'step' || ledger.isDue('end'))
      gait = yield { type: 'progress', progress: ledger.tell(rate) };
    return gait;
  }

  return {
    epoch: takeEpoch,
    next: () => ledger.tally().steps + (begun ? 1 : 0),
    state: async () => {
      const { weights, memory } = await here();
      return { weights, slots: slotsOf(memory), iterations: ledger.tally().steps };
    },
    dispose: () => gradients.dispose(),
  };
}

function hasDropout({ layers }: NetworkSpec): boolean {
  return layers.some((layer) => layer.type === 'Dropout' && layer.rate > 0);
}
