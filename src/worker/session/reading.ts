import type { Weights } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { Event } from '../../protocol/messages';
import type { NetworkOrigin } from '../../protocol/training';
import type { Engine, EngineNetwork } from '../engine/engine';
import { createJudge } from './judge';
import type { Likeness } from './likeness-file';
import { createPredictor, type Replacement } from './predictor';

/** What reads, apart from the engine that it stands on. */
export type Subject = {
  readonly network: NetworkSpec;
  readonly origin: NetworkOrigin;
  /** its numbers as they are known in main memory, and the steps of the run that they stand for, 0 outside one */
  readonly known: () => { readonly weights: Weights; readonly steps: number };
};

/** A network whose numbers stay as they are. */
export function finished(network: NetworkSpec, weights: Weights, origin: NetworkOrigin): Subject {
  return { network, origin, known: () => ({ weights, steps: 0 }) };
}

/** Keeps one network reading, on whichever engine, and another beside it that tells digits from other marks. */
export type Reading = {
  /** Reads the drawing; a drawing still waiting is forgotten. */
  readonly ask: (id: number, pixels: Float32Array) => void;
  /** From now on this network reads, built on that engine; the one before it is given back. */
  readonly use: (engine: Engine, subject: Subject) => void;
  /** The same network goes on reading on another engine, as it is known, which nobody needs to be told. */
  readonly move: (engine: Engine) => void;
  /** The same network reads where it is being trained. */
  readonly follow: (engine: Engine, trained: EngineNetwork, steps: () => number) => void;
  /** From now on drawings are judged by this network, too, on whichever engine reads. */
  readonly judgeBy: (likeness: Likeness) => void;
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
  const judge = createJudge();
  let current: {
    readonly engine: Engine;
    readonly network: EngineNetwork;
    readonly subject: Subject;
    readonly steps: () => number;
  } | null = null;

  function put(engine: Engine, network: EngineNetwork, subject: Subject, steps: () => number): void {
    const before = current;
    current = { engine, network, subject, steps };
    predictor.use({ network, steps, refusing: judge.stand(engine) });
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
    judgeBy: (likeness) => {
      judge.learn(likeness);
      if (current === null) return;
      const { engine, network, steps } = current;
      predictor.use({ network, steps, refusing: judge.stand(engine) });
    },
    engine: () => current?.engine ?? null,
    reader: () => current,
  };
}
