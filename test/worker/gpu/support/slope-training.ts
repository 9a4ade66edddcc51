/** The training of a small network whose gradients are slopes found by trying, in double precision. */
import type { NetworkSpec } from '../../../../src/core/model/network';
import { weightShapes } from '../../../../src/core/model/weights';
import type { TrainingSpec } from '../../../../src/worker/engine/engine';
import { meanLossOf, moveStatistics, slope } from './reference-layers';
import { type ReferenceDigit, type ReferenceWeights, referenceOptimizer } from './reference-network';

export type SlopeTraining = {
  /** Takes a step, which changes the weights; returns the mean loss before it, with the penalties. */
  readonly step: (digits: readonly ReferenceDigit[]) => number;
  /** as an engine's state lists them */
  readonly slots: () => readonly number[][];
};

/** @param weights changed by the steps, moving statistics included */
export function slopeTraining(
  network: NetworkSpec,
  weights: ReferenceWeights,
  { optimizer: spec, loss, seed }: Pick<TrainingSpec, 'optimizer' | 'loss' | 'seed'>,
): SlopeTraining {
  const trainable = weights.filter((_, array) => weightShapes(network)[array]!.trainable);
  const optimizer = referenceOptimizer(
    spec,
    trainable.map((values) => values.length),
  );
  let taken = 0;
  return {
    step: (digits) => {
      taken += 1;
      const pass = { seed, step: taken };
      const lossOf = () => meanLossOf(network, weights, loss, digits, pass);
      const before = lossOf();
      const gradients = trainable.map((values) => values.map((_, i) => slopeOf(values, i, lossOf)));
      moveStatistics(network, weights, digits, pass);
      optimizer.step(trainable, gradients);
      return before;
    },
    slots: () => [...optimizer.first, ...optimizer.second],
  };
}

function slopeOf(values: number[], index: number, f: () => number): number {
  return slope([values], 0, index, f);
}
