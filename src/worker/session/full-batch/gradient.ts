import type { Weights } from '../../../core/model/initialize';
import { addPenaltyGradient, penaltyOf } from '../../../core/model/penalty';
import { GRADIENT_CHUNK, type Totals } from '../../engine/engine';
import { createSlices } from '../slices';
import type { StepsOptions } from '../steps';
import type { Evaluation } from './conjugate-gradient';
import { scaled } from './vectors';

/** What is known at some weights: the mean loss, penalties included, its gradient, and what the digits alone gave. */
export type Measurement = Evaluation & {
  readonly totals: Totals;
  /** milliseconds that it took, waiting between two slices not counted */
  readonly time: number;
};

/** Looks at all training digits at once, a slice of them at a time. */
export type Gradients = {
  /** Yields after each slice. @param epoch decides what dropout drops and what the digits are taught as */
  readonly at: (weights: Weights, epoch: number) => AsyncGenerator<void, Measurement, unknown>;
  readonly dispose: () => void;
};

export function createGradients({ network, plan, digits, split, now }: StepsOptions): Gradients {
  const { loss, seed } = plan;
  const differentiator = network.differentiate({ loss, seed }, digits);
  const slices = createSlices();
  const count = split.train.to;
  // The order counts for nothing but the last bits of sums: with one for all, the same weights give the same bits.
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  differentiator.setOrder(order);

  async function* at(weights: Weights, epoch: number): AsyncGenerator<void, Measurement, unknown> {
    let time = 0;
    differentiator.setWeights(weights);
    for (let from = 0; from < count; ) {
      const started = now();
      const end = Math.min(from + slices.steps() * GRADIENT_CHUNK, count);
      const chunks = Math.ceil((end - from) / GRADIENT_CHUNK);
      while (from < end) {
        const to = Math.min(from + GRADIENT_CHUNK, end);
        if ('teach' in digits) digits.teach(order, from, to, epoch);
        differentiator.accumulate(from, to, epoch + 1);
        from = to;
      }
      await differentiator.done();
      slices.took(chunks, now() - started);
      time += now() - started;
      if (from < count) yield;
    }
    const started = now();
    const { totals, gradient: sums } = await differentiator.sums();
    const gradient = scaled(1 / totals.count, sums);
    addPenaltyGradient(network.spec, weights, gradient);
    const mean = totals.loss / totals.count + penaltyOf(network.spec, weights);
    return { loss: mean, gradient, totals, time: time + (now() - started) };
  }

  return { at, dispose: () => differentiator.dispose() };
}
