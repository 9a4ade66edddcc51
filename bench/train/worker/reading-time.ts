import { initialWeights } from '../../../src/core/model/initialize';
import type { SampleSet } from '../../../src/worker/data/sample-set';
import type { Engine } from '../../../src/worker/engine/engine';
import { evaluate } from '../../../src/worker/session/evaluate';
import { planOf, type Task } from './contender';

const ROUNDS = 5;

/**
 * Reads a whole set as the page does, in chunks between which a drawing can be read.
 *
 * @returns milliseconds, of some rounds; the first one, which warms up, is not among them
 */
export async function readingTimes(engine: Engine, digits: SampleSet, task: Task): Promise<number[]> {
  const network = engine.build(task.network, initialWeights(task.network, planOf(task).seed));
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const started = performance.now();
    const reading = evaluate(network, digits, { from: 0, to: digits.total });
    while (!(await reading.next()).done);
    if (round > 0) times.push(performance.now() - started);
  }
  network.dispose();
  return times;
}
