import type { Weights } from '../../../../src/core/model/initialize';
import type { NetworkSpec } from '../../../../src/core/model/network';
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
};

/** A network that learns nothing but how often it was trained: its first bias is the number of its steps. */
export type FakeNetwork = EngineNetwork & {
  /** the indices of each step */
  readonly batches: readonly (readonly number[])[];
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
  const ranges: [number, number][] = [];
  const trainings: { disposals: number }[] = [];
  let before = 0; // steps of a training that this one goes on from
  const stepsDone = () => before + batches.length;
  let disposed = false;
  const alive = () => {
    if (disposed) throw new Error('a network was used after it was disposed');
  };
  const totalsOf = (indices: readonly number[]): Totals => ({
    loss: indices.reduce((sum, index) => sum + behaviour.lossOf(index, stepsDone()), 0),
    correct: indices.filter((index) => index % 2 === 1).length,
    count: indices.length,
  });
  const trained = (): Weights => {
    const [kernel, bias, ...rest] = initial.map((values) => values.slice());
    if (stepsDone() > 0) bias![0] = behaviour.biasAfter(stepsDone());
    return [kernel!, bias!, ...rest];
  };
  return {
    spec,
    batches,
    ranges,
    trainings,
    get disposed() {
      return disposed;
    },
    weights: async () => {
      alive();
      return trained();
    },
    setWeights: () => alive(),
    predict: async (images) => {
      alive();
      const [, bias] = trained();
      await behaviour.beforePredict();
      // [the first pixel, the first bias, 0, ...], so that a test can tell what was read and by whom
      return Float32Array.of(images[0]!, bias![0]!, 0, 0, 0, 0, 0, 0, 0, 0);
    },
    evaluate: async (_, start, end) => {
      alive();
      ranges.push([start, end]);
      return totalsOf(Array.from({ length: end - start }, (_, offset) => start + offset));
    },
    train: (_training, _digits, from) => {
      alive();
      before = from?.iterations ?? 0;
      let order: Uint32Array = new Uint32Array(0);
      const training = { disposals: 0 };
      trainings.push(training);
      let unread: Totals = { loss: 0, correct: 0, count: 0 };
      return {
        setOrder: (next) => {
          alive();
          order = next;
        },
        step: (start, end) => {
          alive();
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
