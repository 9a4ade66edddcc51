import type { Differentiator, Engine, EngineNetwork, TrainingStepper } from './engine';
import { EngineStalled } from './failures';

/**
 * The engine, with an end to every wait: a GPU process that hangs would otherwise hold a run up for ever, while the worker
 * itself goes on answering.
 *
 * @param milliseconds after which a promise that has not settled is rejected with `EngineStalled`
 */
export function withDeadline(engine: Engine, milliseconds: number): Engine {
  const soon = <T>(promise: Promise<T>): Promise<T> => settledWithin(promise, milliseconds);
  return {
    name: engine.name,
    variant: engine.variant,
    build: (spec, weights) => watchNetwork(engine.build(spec, weights), soon),
    memory: () => engine.memory(),
    dispose: () => engine.dispose(),
  };
}

type Watch = <T>(promise: Promise<T>) => Promise<T>;

function watchNetwork(network: EngineNetwork, soon: Watch): EngineNetwork {
  return {
    spec: network.spec,
    weights: () => soon(network.weights()),
    setWeights: (weights) => network.setWeights(weights),
    predict: (images) => soon(network.predict(images)),
    evaluate: (digits, start, end) => soon(network.evaluate(digits, start, end)),
    train: (training, digits, from) => watchStepper(network.train(training, digits, from), soon),
    differentiate: (spec, digits) => watchDifferentiator(network.differentiate(spec, digits), soon),
    dispose: () => network.dispose(),
  };
}

function watchStepper(stepper: TrainingStepper, soon: Watch): TrainingStepper {
  return {
    setOrder: (order) => stepper.setOrder(order),
    setLearningRate: (rate) => stepper.setLearningRate(rate),
    step: (from, to) => stepper.step(from, to),
    done: () => soon(stepper.done()),
    totals: () => soon(stepper.totals()),
    state: () => soon(stepper.state()),
    dispose: () => stepper.dispose(),
  };
}

function watchDifferentiator(differentiator: Differentiator, soon: Watch): Differentiator {
  return {
    setOrder: (order) => differentiator.setOrder(order),
    setWeights: (weights) => differentiator.setWeights(weights),
    accumulate: (from, to, step) => differentiator.accumulate(from, to, step),
    done: () => soon(differentiator.done()),
    sums: () => soon(differentiator.sums()),
    dispose: () => differentiator.dispose(),
  };
}

/** The promise, or `EngineStalled` if it has not settled within that time. */
export function settledWithin<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new EngineStalled(`no answer within ${milliseconds} ms`)),
      milliseconds,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
