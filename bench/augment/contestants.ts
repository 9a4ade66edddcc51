import type { Redraw } from '../../src/core/data/augment-redraw';
import { IMAGE_PIXELS } from '../../src/core/data/digits';
import { createTeacher } from '../../src/core/data/teach';
import type { Teaching } from '../../src/core/data/teaching';
import { networkTitle } from '../../src/core/model/network';
import type { SampleSet } from '../../src/worker/data/sample-set';
import type { Engine } from '../../src/worker/engine/engine';
import { type Task, warmUp } from '../train/worker/contender';
import { engineContender } from '../train/worker/engine-contender';

/** What a digit has to go through. */
export type Contestant = {
  readonly name: string;
  /** Does some of it. @returns microseconds a digit */
  readonly microseconds: () => Promise<number>;
};

const PIECE_MS = 50;

/**
 * Makes of digits what a run is taught.
 *
 * @param count digits made in one go, each time for the next epoch
 * @param redraw draws the variants; else JavaScript does
 */
export function teachingContestant(
  name: string,
  digits: SampleSet,
  count: number,
  teaching: Teaching,
  redraw?: Redraw,
): Contestant {
  const teach = createTeacher(teaching, { redraw });
  const target = new Uint8Array(count * IMAGE_PIXELS);
  let epoch = 0;
  return {
    name,
    microseconds: async () => {
      epoch++;
      const started = performance.now();
      for (let digit = 0; digit < count; digit++) teach(digits, digit, epoch, target, digit * IMAGE_PIXELS);
      return (1000 * (performance.now() - started)) / count;
    },
  };
}

/** Trains a network on digits as they are. */
export async function trainingContestant(
  engine: Engine,
  digits: SampleSet,
  { network, batchSize }: Task,
): Promise<Contestant> {
  const contender = engineContender(engine, digits, { network, batchSize });
  const steps = await warmUp(contender, PIECE_MS);
  return {
    name: `a step of ${networkTitle(network)}, batch ${batchSize}`,
    microseconds: async () => (1000 * (await contender.run(steps))) / (steps * batchSize),
  };
}
