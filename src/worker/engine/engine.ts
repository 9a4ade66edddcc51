import type { Digits } from '../../core/data/digits';
import type { Weights } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { OptimizerSpec } from '../../core/model/plan';
import type { BackendName, MemoryReport } from '../../protocol/backend';

/** Sums over some digits that were read. */
export type Totals = {
  /** sum of the digits' cross-entropies, in nats */
  readonly loss: number;
  /** digits read right */
  readonly correct: number;
  readonly count: number;
};

/** What computes: the session, the trainer, the tests and the scripts know it by this alone. */
export interface Engine {
  readonly backend: BackendName;
  /** @param weights as `weightShapes(network)` lists them */
  build(network: NetworkSpec, weights: Weights): EngineNetwork;
  memory(): MemoryReport;
  /** Gives everything back; no network of this engine may be used after it. */
  dispose(): void;
}

/** A network on the engine. Its calls may overlap; `dispose` waits for nothing. */
export interface EngineNetwork {
  readonly spec: NetworkSpec;
  weights(): Promise<Weights>;
  /**
   * @param images [count * 784], 0..1
   * @returns probabilities [count * 10]
   */
  predict(images: Float32Array): Promise<Float32Array>;
  /** Reads the digits from `start` up to, not including, `end`. */
  evaluate(digits: Digits, start: number, end: number): Promise<Totals>;
  /** A training of this network; one at a time. */
  train(optimizer: OptimizerSpec, digits: Digits): TrainingStepper;
  dispose(): void;
}

/** Takes the steps of one training. */
export interface TrainingStepper {
  /** One optimiser step on the digits at these indices. May return before the GPU has done it. */
  step(indices: Uint32Array): void;
  /** Loss and right readings, before each step's update, over the steps since the last call. Waits for them all. */
  totals(): Promise<Totals>;
  dispose(): void;
}
