import type { Weights } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { Event } from '../../protocol/messages';
import type { NetworkOrigin } from '../../protocol/training';
import type { Engine, EngineNetwork } from '../engine/engine';
import { createPredictor, type Replacement } from './predictor';

/** What reads, apart from the engine that it stands on. */
export type Subject = {
  readonly network: NetworkSpec;
  readonly origin: NetworkOrigin;
  /** its numbers as they are known in main memory, and the steps of the run that they stand for, 0 outside one */
  readonly known: () => { readonly weights: Weights; readonly steps: number };
};

/** Keeps one network reading, on whichever engine. */
export type Reading = {
  /** Reads the drawing; a drawing still waiting is forgotten. */
  readonly ask: (id: number, pixels: Float32Array) => void;
  /** From now on this network reads, built on that engine; the one before it is given back. */
  readonly use: (engine: Engine, subject: Subject) => void;
  /** The same network goes on reading on another engine, as it is known, which nobody needs to be told. */
  readonly move: (engine: Engine) => void;
  /** The same network reads where it is being trained. */
  readonly follow: (engine: Engine, trained: EngineNetwork, steps: () => number) => void;
  /** null before the first `use` */
  readonly engine: () => Engine | null;
  /** The network that reads, and what it is; null before the first `use`. */
  readonly reader: () => { readonly network: EngineNetwork; readonly subject: Subject } | null;
};

/** @param replace called when the network failed at reading; `now` if `use` or `move` has put another in its place */
export function createReading(
  post: (event: Event) => void,
  replace: (thrown: unknown) => Replacement,
): Reading {
  const predictor = createPredictor(post, replace);
  let current: {
    readonly engine: Engine;
    readonly network: EngineNetwork;
    readonly subject: Subject;
  } | null = null;

  function put(engine: Engine, network: EngineNetwork, subject: Subject, steps: () => number): void {
    const before = current;
    current = { engine, network, subject };
    predictor.use({ network, steps });
    try {
      before?.network.dispose();
    } catch {
      // Its engine is lost, and with it all that the network held.
    }
  }

  function build(engine: Engine, subject: Subject): void {
    const { weights, steps } = subject.known();
    put(engine, engine.build(subject.network, weights), subject, () => steps);
  }

  return {
    ask: predictor.ask,
    use: (engine, subject) => {
      build(engine, subject);
      post({ type: 'network', info: { network: subject.network, origin: subject.origin } });
    },
    move: (engine) => {
      if (current !== null) build(engine, current.subject);
    },
    follow: (engine, trained, steps) => {
      if (current !== null) put(engine, trained, current.subject, steps);
    },
    engine: () => current?.engine ?? null,
    reader: () => current,
  };
}
