import type { Weights } from '../../../../src/core/model/initialize';
import { INPUT_SIZE, type NetworkSpec } from '../../../../src/core/model/network';
import type { EngineName } from '../../../../src/protocol/engine';
import type { Engine, EngineNetwork, Totals } from '../../../../src/worker/engine/engine';

/** What a test may have the fake engine do otherwise. */
export type Behaviour = {
  /** milliseconds that a step takes on the clock */
  stepTime: number;
  /** Before each step; may throw. `steps`: those of the network so far. */
  onStep: (steps: number) => void;
  /** Loss of the digit at this index, after so many steps of the network. */
  lossOf: (index: number, steps: number) => number;
  /** Before numbers are read back; may wait or throw. */
  beforeTotals: () => Promise<void> | void;
  beforeState: () => Promise<void> | void;
  /** Before the end of the steps that were asked for. */
  beforeDone: () => Promise<void> | void;
  beforePredict: () => Promise<void> | void;
  /** A network's first bias after so many steps. */
  biasAfter: (steps: number) => number;
  /** A digit's loss and its slope, by a network's first bias, for who takes gradients; the other numbers count for nothing. */
  heightAt: (bias: number) => { readonly loss: number; readonly slope: number };
};

/**
 * A network that learns nothing but how often it was trained: its first bias is the number of its steps. Weights that are
 * set stay until the next step.
 */
export type FakeNetwork = EngineNetwork & {
  /** the indices of each step */
  readonly batches: readonly (readonly number[])[];
  /** the learning rate of each step */
  readonly rates: readonly number[];
  /** what gradients were taken of, as [from, to) of the order, and for which step */
  readonly gathered: readonly (readonly [number, number, number])[];
  /** what was evaluated, as [start, end) */
  readonly ranges: readonly (readonly [number, number])[];
  readonly disposed: boolean;
  /** how often each of its trainings was disposed */
  readonly trainings: readonly { readonly disposals: number }[];
};

export type FakeEngine = Engine & {
  readonly disposed: boolean;
  readonly behaviour: Behaviour;
  readonly networks: readonly FakeNetwork[];
  /** those that have not been disposed */
  readonly alive: readonly FakeNetwork[];
};

export type Clock = { now: number };

/** An engine that computes nothing. As the real one, it lets nothing be used, or disposed, after it was disposed. */
export function createFakeEngine(clock: Clock = { now: 0 }, name: EngineName = 'wasm'): FakeEngine {
  const behaviour: Behaviour = {
    stepTime: 10, // more than half a slice of the trainer's, so that it takes steps one by one
    onStep: () => {},
    lossOf: (index) => index,
    beforeTotals: () => {},
    beforeState: () => {},
    beforeDone: () => {},
    beforePredict: () => {},
    biasAfter: (steps) => steps,
    heightAt: (bias) => ({ loss: (bias - 1) ** 2 / 2, slope: bias - 1 }),
  };
  const networks: FakeNetwork[] = [];
  let disposed = false;
  return {
    name,
    variant: name === 'wasm' ? 'simd' : null,
    get disposed() {
      return disposed;
    },
    behaviour,
    networks,
    get alive() {
      return networks.filter(({ disposed }) => !disposed);
    },
    build: (spec, weights) => {
      if (disposed) throw new Error('an engine was used after it was disposed');
      const network = createFakeNetwork(spec, weights, behaviour, clock);
      networks.push(network);
      return network;
    },
    memory: () => ({ tensors: networks.filter(({ disposed }) => !disposed).length, bytes: 0, gpuBytes: 0 }),
    dispose: () => {
      disposed = true;
    },
  };
}

function createFakeNetwork(
  spec: NetworkSpec,
  initial: Weights,
  behaviour: Behaviour,
  clock: Clock,
): FakeNetwork {
  const batches: number[][] = [];
  const rates: number[] = [];
  const gathered: [number, number, number][] = [];
  const ranges: [number, number][] = [];
  const trainings: { disposals: number }[] = [];
  let before = 0; // steps of a training that this one goes on from
  const stepsDone = () => before + batches.length;
  let disposed = false;
  let set: Weights | null = null;
  const alive = () => {
    if (disposed) throw new Error('a network was used after it was disposed');
  };
  const totalsOf = (indices: readonly number[]): Totals => ({
    loss: indices.reduce((sum, index) => sum + behaviour.lossOf(index, stepsDone()), 0),
    correct: indices.filter((index) => index % 2 === 1).length,
    count: indices.length,
  });
  const trained = (): Weights => {
    if (set !== null) return set.map((values) => values.slice());
    const [kernel, bias, ...rest] = initial.map((values) => values.slice());
    if (stepsDone() > 0) bias![0] = behaviour.biasAfter(stepsDone());
    return [kernel!, bias!, ...rest];
  };
  return {
    spec,
    batches,
    rates,
    gathered,
    ranges,
    trainings,
    get disposed() {
      return disposed;
    },
    weights: async () => {
      alive();
      return trained();
    },
    setWeights: (weights) => {
      alive();
      set = weights.map((values) => values.slice());
    },
    predict: async (images) => {
      alive();
      const [, bias] = trained();
      await behaviour.beforePredict();
      // Each digit as [the first pixel, the first bias, 0, ...], so that a test can tell what was read and by whom.
      const outputs = new Float32Array((images.length / INPUT_SIZE) * 10);
      for (let digit = 0; digit * INPUT_SIZE < images.length; digit++)
        outputs.set([images[digit * INPUT_SIZE]!, bias![0]!], digit * 10);
      return outputs;
    },
    evaluate: async (_, start, end) => {
      alive();
      ranges.push([start, end]);
      return totalsOf(Array.from({ length: end - start }, (_, offset) => start + offset));
    },
    differentiate: () => {
      alive();
      let weights = trained();
      let count = 0;
      const training = { disposals: 0 };
      trainings.push(training);
      return {
        setOrder: alive,
        setWeights: (next) => {
          alive();
          weights = next.map((values) => values.slice());
        },
        accumulate: (start, end, step) => {
          alive();
          behaviour.onStep(step);
          gathered.push([start, end, step]);
          clock.now += behaviour.stepTime;
          count += end - start;
        },
        done: async () => {
          alive();
          await behaviour.beforeDone();
        },
        sums: async () => {
          alive();
          const { loss, slope } = behaviour.heightAt(weights[1]![0]!);
          const gradient = weights.map((values) => values.map(() => 0));
          gradient[1]![0] = slope * count;
          const totals = { loss: loss * count, correct: 0, count };
          count = 0;
          await behaviour.beforeTotals();
          return { totals, gradient };
        },
        dispose: () => {
          training.disposals += 1;
        },
      };
    },
    train: (spec, _digits, from) => {
      alive();
      before = from?.iterations ?? 0;
      let order: Uint32Array = new Uint32Array(0);
      let rate = spec.optimizer.learningRate;
      const training = { disposals: 0 };
      trainings.push(training);
      let unread: Totals = { loss: 0, correct: 0, count: 0 };
      return {
        setOrder: (next) => {
          alive();
          order = next;
        },
        setLearningRate: (next) => {
          alive();
          rate = next;
        },
        step: (start, end) => {
          alive();
          set = null;
          rates.push(rate);
          const indices = [...order.subarray(start, end)];
          behaviour.onStep(stepsDone());
          batches.push(indices);
          clock.now += behaviour.stepTime;
          const { loss, correct, count } = totalsOf(indices);
          unread = {
            loss: unread.loss + loss,
            correct: unread.correct + correct,
            count: unread.count + count,
          };
        },
        done: async () => {
          alive();
          await behaviour.beforeDone();
        },
        state: async () => {
          alive();
          const state = { weights: trained(), slots: [], iterations: stepsDone() };
          await behaviour.beforeState();
          return state;
        },
        totals: async () => {
          alive();
          const totals = unread;
          unread = { loss: 0, correct: 0, count: 0 };
          await behaviour.beforeTotals();
          return totals;
        },
        dispose: () => {
          training.disposals += 1;
        },
      };
    },
    dispose: () => {
      alive();
      disposed = true;
    },
  };
}
