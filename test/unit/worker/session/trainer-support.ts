/** What the tests of the trainer share. */
import { initialWeights } from '../../../../src/core/model/initialize';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import type { TrainingState } from '../../../../src/worker/engine/engine';
import type { Tally } from '../../../../src/worker/session/ledger';
import type { Gait, TrainerEvent } from '../../../../src/worker/session/steps';
import {
  createTrainer,
  type Ending,
  type Trainer,
  type TrainerOptions,
} from '../../../../src/worker/session/trainer';
import { createFakeSet, type FakeSet } from './fake-data';
import { type Clock, createFakeEngine } from './fake-engine';
import { PLAN } from './fake-session';

/** A trainer on a fake engine, on which nothing has been computed yet. */
export function setUp(
  change: Partial<TrainingPlan> = {},
  digits: FakeSet = createFakeSet(60),
  rest: Partial<Pick<TrainerOptions, 'own' | 'rateChanges' | 'from'>> = {},
) {
  const plan = { ...PLAN, ...change };
  const clock: Clock = { now: 0 };
  const engine = createFakeEngine(clock);
  const network = engine.build(plan.network, initialWeights(plan.network, 1));
  const fake = engine.networks[0]!;
  const stop = new AbortController();
  const now = () => clock.now;
  const trainer = createTrainer({ network, plan, digits, signal: stop.signal, now, ...rest });
  return { trainer, plan, clock, engine, fake, digits, stop, behaviour: engine.behaviour };
}

/** All events up to the end, or up to what was thrown. */
export async function eventsOf(
  trainer: Trainer,
  gait: Gait = 'run',
): Promise<{ readonly events: TrainerEvent[]; readonly thrown: unknown; readonly ending: Ending | null }> {
  const events: TrainerEvent[] = [];
  const running = trainer.run(gait);
  try {
    for (;;) {
      const next = await running.next(gait);
      if (next.done) return { events, thrown: null, ending: next.value };
      events.push(next.value);
    }
  } catch (thrown) {
    return { events, thrown, ending: null };
  }
}
/** What a run that is left in the middle would have ended with. */
export const ENDING: Ending = { end: 'completed', bestEpoch: null };

export const typeOf = (next: IteratorResult<TrainerEvent, Ending>) => (next.done ? null : next.value.type);
export const typesOf = (events: readonly TrainerEvent[]) => events.map(({ type }) => type);
export const progressOf = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? [event.progress] : []));
export const epochsOf = (events: readonly TrainerEvent[]) =>
  events.flatMap((event) => (event.type === 'epoch' ? [event.result] : []));

/** The trainer once it has gone on to an event of this kind that matches; fails if it never does. */
export async function goTo(
  trainer: Trainer,
  gait: Gait,
  matches: (event: TrainerEvent) => boolean,
): Promise<{ readonly tally: Tally; readonly state: TrainingState }> {
  const running = trainer.run(gait);
  for (;;) {
    const next = await running.next(gait);
    if (next.done) throw new Error('the run is over');
    if (matches(next.value)) return { tally: trainer.tally(), state: await trainer.state() };
  }
}
