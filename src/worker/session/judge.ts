import { type Refusal, refusedAs } from '../../core/metrics/likeness';
import type { Engine, EngineNetwork } from '../engine/engine';
import type { Likeness } from './likeness-file';

/** What a drawing [784], 0..1, is taken for instead of a digit; null if it is taken for one. May reject. */
export type Refusing = (pixels: Float32Array) => Promise<Refusal | null>;

/** Keeps the likeness network on the engine that reads. */
export type Judge = {
  /** From the next place on, drawings are judged by this network. */
  readonly learn: (likeness: Likeness) => void;
  /** Judges on that engine from now on. Null where there is no likeness network, or that engine has no place for it. */
  readonly stand: (engine: Engine) => Refusing | null;
};

type Place = { readonly engine: Engine; readonly network: EngineNetwork; readonly refusing: Refusing };

export function createJudge(): Judge {
  let known: Likeness | null = null;
  let place: Place | null = null;

  return {
    learn: (likeness) => {
      known = likeness;
    },
    stand: (engine) => {
      if (known === null) return null;
      if (place?.engine === engine) return place.refusing;
      const before = place;
      place = placeOn(engine, known);
      try {
        before?.network.dispose();
      } catch {
        // Its engine is lost, and with it all that the network held.
      }
      return place?.refusing ?? null;
    },
  };
}

/** Null where the engine fails at it: digits are read all the same. */
function placeOn(engine: Engine, { network: spec, weights, threshold }: Likeness): Place | null {
  try {
    const network = engine.build(spec, weights);
    return {
      engine,
      network,
      refusing: async (pixels) => refusedAs(await network.predict(pixels), threshold),
    };
  } catch {
    return null;
  }
}
