import { epochOrder } from '../../../src/core/data/order';
import { initialWeights } from '../../../src/core/model/initialize';
import type { SampleSet } from '../../../src/worker/data/sample-set';
import type { Engine, TrainingStepper } from '../../../src/worker/engine/engine';
import { type Contender, planOf, type Task } from './contender';

/** The steps of a task on one of our engines, epoch after epoch. */
export type EngineSteps = {
  readonly stepper: TrainingStepper;
  /** Takes one step; before the first of an epoch the order is set anew. */
  step(): void;
};

/** @param digits all of which have arrived */
export function engineSteps(engine: Engine, digits: SampleSet, task: Task): EngineSteps {
  const plan = planOf(task);
  const network = engine.build(plan.network, initialWeights(plan.network, plan.seed));
  const stepper = network.train(plan, digits);
  const order = epochOrder({
    trainCount: digits.available,
    epoch: 1, // the first that is shuffled over everything
    seed: plan.seed,
    shardCounts: digits.shardCounts,
  });
  const perEpoch = Math.floor(order.length / plan.batchSize);
  let taken = 0;
  return {
    stepper,
    step: () => {
      const batch = taken++ % perEpoch;
      if (batch === 0) stepper.setOrder(order);
      stepper.step(batch * plan.batchSize, (batch + 1) * plan.batchSize);
    },
  };
}

/** One of our engines as a contender. */
export function engineContender(engine: Engine, digits: SampleSet, task: Task): Contender {
  const { stepper, step } = engineSteps(engine, digits, task);
  return {
    run: async (steps) => {
      const started = performance.now();
      for (let index = 0; index < steps; index++) step();
      await stepper.done();
      return performance.now() - started;
    },
  };
}
