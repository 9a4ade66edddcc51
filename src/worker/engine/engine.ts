import type { ArrivingDigits, Digits } from '../../core/data/digits';
import type { Weights } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { BatchOptimizerSpec } from '../../core/model/optimizer';
import type { TrainingPlan } from '../../core/model/plan';
import type { EngineName, MemoryReport, WasmBuild } from '../../protocol/engine';

/** Sums over some digits that were read. */
export type Totals = {
  /** sum of the digits' losses, penalties not counted; cross-entropies are in nats */
  readonly loss: number;
  /** digits read right */
  readonly correct: number;
  readonly count: number;
};

/** How a step is taken. `seed` decides what dropout layers drop, see `dropoutKey`. */
export type TrainingSpec = Pick<TrainingPlan, 'loss' | 'batchSize' | 'seed'> & {
  readonly optimizer: BatchOptimizerSpec;
};

/** How a gradient is taken. */
export type GradientSpec = Pick<TrainingPlan, 'loss' | 'seed'>;

/** A loss and its gradient, summed over some digits; penalties not counted. */
export type GradientSums = {
  readonly totals: Totals;
  /** as `trainableShapes(network)` lists them */
  readonly gradient: Weights;
};

/** A training between two steps: all that it takes to go on from there, on this engine or another. */
export type TrainingState = {
  readonly weights: Weights;
  /**
   * What the optimiser remembers, array for array as `trainableShapes` lists them, one set after the other. Adam and
   * AdamW: momentum, velocity; RMSprop: velocity, then momentum if it is not 0; Adagrad: accumulator; SGD: momentum if not 0.
   * ConjugateGradient, above the engines: direction, gradient, and one array of one number, the length that the next step is
   * first tried with.
   */
  readonly slots: Weights;
  /** steps taken */
  readonly iterations: number;
};

/**
 * What computes: the session, the trainer, the benchmarks and the scripts know it by this alone. Everything may throw
 * or reject when the engine is lost; it is of no use after that.
 */
export interface Engine {
  readonly name: EngineName;
  /** which build of the WebAssembly; null on the GPU */
  readonly variant: WasmBuild | null;
  /** @param weights as `weightShapes(network)` lists them; copied */
  build(network: NetworkSpec, weights: Weights): EngineNetwork;
  memory(): MemoryReport;
  /** Gives everything back; no network of this engine may be used after it. */
  dispose(): void;
}

/** A network on the engine. Its calls may overlap; `dispose` waits for nothing. */
export interface EngineNetwork {
  readonly spec: NetworkSpec;
  weights(): Promise<Weights>;
  /** @param weights as `weightShapes(network)` lists them; copied */
  setWeights(weights: Weights): void;
  /**
   * @param images [count * 784], 0..1, whatever the network takes for full ink
   * @returns probabilities [count * 10]
   */
  predict(images: Float32Array): Promise<Float32Array>;
  /** Reads the digits from `start` up to, not including, `end`; the loss is the cross-entropy. */
  evaluate(digits: Digits, start: number, end: number): Promise<Totals>;
  /**
   * A training of this network, one at a time.
   *
   * @param digits kept on the engine as they arrive
   * @param from goes on from there, this network's weights included; fresh optimiser state without it
   */
  train(training: TrainingSpec, digits: ArrivingDigits, from?: TrainingState): TrainingStepper;
  /**
   * What takes gradients without stepping, on weights of its own. For networks without batch normalisation.
   *
   * @param digits kept on the engine as they arrive
   */
  differentiate(spec: GradientSpec, digits: ArrivingDigits): Differentiator;
  dispose(): void;
}

/** Takes gradients over more digits than fit into one batch. */
export interface Differentiator {
  /** The order in which `accumulate` goes through the digits. */
  setOrder(order: Uint32Array): void;
  /**
   * The gradients are taken at these weights from now on; at the network's of the moment before.
   *
   * @param weights as `weightShapes(network)` lists them; copied
   */
  setWeights(weights: Weights): void;
  /**
   * Adds the digits order[from..to), at most `GRADIENT_CHUNK`, which are there. May return before the GPU has done it.
   *
   * @param step for `dropoutKey`; a digit's place in the batch is its place in the order
   */
  accumulate(from: number, to: number, step: number): void;
  /** Resolves when what was accumulated so far is done; the thread is free meanwhile. */
  done(): Promise<void>;
  /** The sums since the last call. Waits for them. */
  sums(): Promise<GradientSums>;
  dispose(): void;
}

/** Digits that `accumulate` takes at once, at most: few enough for the memory, enough to make the most of the weights. */
export const GRADIENT_CHUNK = 100;

/** Takes the steps of one training. */
export interface TrainingStepper {
  /** The order in which the next steps go through the digits; to be set before the first of them. */
  setOrder(order: Uint32Array): void;
  /** The optimiser's learning rate from the next step on; the specification's until then. */
  setLearningRate(rate: number): void;
  /** One optimiser step on the digits order[from..to), which are there. May return before the GPU has done it. */
  step(from: number, to: number): void;
  /** Resolves when the steps taken so far are done; the thread is free meanwhile. */
  done(): Promise<void>;
  /** Loss and right readings, before each step's update, over the steps since the last call. Waits for them all. */
  totals(): Promise<Totals>;
  /** The training as it is after the steps taken so far, in main memory. */
  state(): Promise<TrainingState>;
  dispose(): void;
}
