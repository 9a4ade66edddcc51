import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { Shipped } from '../../../../src/core/model/shipped';
import { InklingFailure } from '../../../../src/protocol/errors';
import type { SavedNetwork } from '../../../../src/protocol/training';
import type { Likeness } from '../../../../src/worker/session/likeness-file';
import type { SessionEnvironment } from '../../../../src/worker/session/session';
import type { FakeEngine } from './fake-engine';
import {
  allDone,
  createFakeSession,
  type FakeSession,
  gate,
  LONG_PLAN,
  PLAN,
  readySession,
  START,
} from './fake-session';

const MISSING = new InklingFailure({ kind: 'model', problem: 'missing' });
const urlOf = (name: string) => `https://x/models/${name}/network.json`;
/** The networks that come with the page tell themselves by their first bias. */
const MARKS = { default: 1, cnn: 2 } as const;

/** A page that these networks come with; `asked` is all that was fetched. */
function pageWith(...names: Shipped[]) {
  const asked: string[] = [];
  const there = new Set(names);
  const environment: Partial<SessionEnvironment> = {
    loadNetwork: async (url) => {
      asked.push(url);
      const name = names.find((each) => there.has(each) && urlOf(each) === url);
      if (name === undefined) throw MISSING;
      const [kernel, bias] = initialWeights(PLAN.network, 99);
      bias![0] = MARKS[name];
      return { network: PLAN.network, weights: [kernel!, bias!] };
    },
  };
  return { asked, environment };
}

const started = (session: FakeSession, network: Shipped) => {
  session.send({ ...START, network });
  return session.phase('idle');
};
const markOf = async (session: FakeSession) => (await session.reads()).probabilities[1];
const origins = (session: FakeSession) => session.of('network').map(({ info }) => info.origin);
const problems = (session: FakeSession) => session.of('failed').map(({ error }) => error);

describe('a network that comes with the page', () => {
  it('reads first if it was chosen', async () => {
    const { asked, environment } = pageWith('default', 'cnn');
    const session = createFakeSession(environment);
    await started(session, 'cnn');
    expect(origins(session)).toEqual(['cnn']);
    expect(await markOf(session)).toBe(MARKS.cnn);
    expect(asked).toEqual([urlOf('cnn')]);
  });

  it('is gone back to, and fetched once', async () => {
    const { asked, environment } = pageWith('default', 'cnn');
    const session = createFakeSession(environment);
    await started(session, 'default');
    for (const network of ['cnn', 'default', 'cnn'] as const) {
      session.send({ type: 'reset', network });
      await session.phase('idle');
      expect(await markOf(session)).toBe(MARKS[network]);
    }
    expect(origins(session)).toEqual(['default', 'cnn', 'default', 'cnn']);
    expect(asked).toEqual([urlOf('default'), urlOf('cnn')]);
    expect(session.engine.alive).toHaveLength(1);
  });

  it('that cannot be had is told, and the one before reads on', async () => {
    const { asked, environment } = pageWith('default');
    const session = createFakeSession(environment);
    await started(session, 'default');
    for (const attempts of [1, 2]) {
      session.send({ type: 'reset', network: 'cnn' });
      await session.phase('idle');
      expect(problems(session)).toHaveLength(attempts);
      expect(await markOf(session)).toBe(MARKS.default);
    }
    expect(origins(session)).toEqual(['default']);
    expect(asked.filter((url) => url === urlOf('cnn'))).toHaveLength(2);
  });

  it('that cannot be had at the start leaves it to the default one, and that is told last', async () => {
    const session = createFakeSession(pageWith('default').environment);
    await started(session, 'cnn');
    expect(origins(session)).toEqual(['default']);
    expect(problems(session)).toEqual([MISSING.error]);
    const types = session.events.map(({ type }) => type);
    expect(types.indexOf('failed')).toBeGreaterThan(types.indexOf('network'));
  });

  it('is tried again, or else the default one, where there was none at all', async () => {
    const page = pageWith();
    const session = createFakeSession(page.environment);
    await started(session, 'cnn');
    expect(origins(session)).toEqual([]);
    expect(problems(session)).toHaveLength(1);
    session.send({ type: 'retry' });
    await session.phase('idle');
    expect(page.asked).toEqual(['cnn', 'default', 'cnn', 'default'].map(urlOf));
    expect(problems(session)).toHaveLength(2);
  });

  it('is what a network that was trained on it began as, not what it is', async () => {
    const session = createFakeSession(pageWith('default', 'cnn').environment);
    const weights = initialWeights(PLAN.network, 5);
    const restore: SavedNetwork = { network: PLAN.network, origin: 'training', weights, run: null };
    session.send({ ...START, network: 'cnn', restore });
    await session.phase('idle');
    expect(origins(session)).toEqual(['training']);
  });
});

describe('drawings', () => {
  /** Its outputs begin with the drawing's first pixel, so that only drawings with ink there count as digits. */
  const LIKENESS: Likeness = {
    network: PLAN.network,
    weights: initialWeights(PLAN.network, 1),
    threshold: 0.5,
  };
  const judging = { loadLikeness: async () => LIKENESS };

  /** What the drawing whose first pixel is that is taken for. */
  async function judged(session: FakeSession, pixel: number) {
    const id = 5000 + session.events.length;
    session.send({ type: 'predict', id, pixels: new Float32Array(784).fill(pixel) });
    return (await session.next('predicted', (event) => event.id === id)).refused;
  }
  const both = ({ alive }: FakeEngine) => expect(alive).toHaveLength(2);

  it('are refused, or not, by a network beside the one that reads', async () => {
    const asked: string[] = [];
    const session = await readySession({
      loadLikeness: async (url) => {
        asked.push(url);
        return LIKENESS;
      },
    });
    await allDone();
    expect(await judged(session, 1)).toBeNull();
    expect(await judged(session, 0)).toBe('other');
    expect(asked).toEqual([urlOf('likeness')]);
    both(session.engine);
    session.send({ type: 'inspect' });
    expect(session.of('inspected')[0]!.memory.tensors).toBe(2);
  });

  it('are read before it is there, and the newest is read again when it comes', async () => {
    const coming = gate();
    const session = createFakeSession({
      loadLikeness: async () => {
        await coming.promise;
        return LIKENESS;
      },
    });
    session.send(START);
    session.send({ type: 'predict', id: 1, pixels: new Float32Array(784) });
    await session.phase('idle');
    session.send({ type: 'predict', id: 2, pixels: new Float32Array(784) });
    await allDone();
    const answers = () => session.of('predicted').map(({ id, refused }) => [id, refused]);
    expect(answers()).toEqual([
      [1, null],
      [2, null],
    ]);
    coming.open();
    await allDone();
    expect(answers().slice(2)).toEqual([[2, 'other']]);
  });

  it('are never refused without it; it is asked for again with another network', async () => {
    let attempts = 0;
    const session = await readySession({
      loadLikeness: async () => {
        attempts += 1;
        return attempts === 1 ? null : LIKENESS;
      },
    });
    expect(await judged(session, 0)).toBeNull();
    expect(session.of('failed')).toEqual([]);
    for (let resets = 0; resets < 2; resets++) {
      session.send({ type: 'reset', network: 'default' });
      await session.phase('idle');
      await allDone();
    }
    expect(attempts).toBe(2);
    expect(await judged(session, 0)).toBe('other');
    both(session.engine);
  });

  it('are judged while a network is trained, and after it', async () => {
    const session = await readySession(judging);
    session.send({ type: 'train', plan: PLAN, mode: 'run', own: null });
    await session.next('progress');
    expect(await judged(session, 0)).toBe('other');
    both(session.engine);
    await session.next('finished');
    expect(await judged(session, 0)).toBe('other');
    both(session.engine);
  });

  it('are judged where they are read, also when the GPU is lost', async () => {
    const session = createFakeSession(judging);
    session.send({ ...START, engine: 'webgl' });
    await session.until(() => session.gpus.length === 1);
    await session.until(() => session.gpus[0]!.alive.length === 2);
    expect(session.engine.alive).toHaveLength(0);
    expect(await judged(session, 0)).toBe('other');
    session.send({ type: 'train', plan: LONG_PLAN, mode: 'run', own: null });
    await session.next('checkpoint', ({ saved }) => (saved.run?.steps ?? 0) > 0);
    const [gpu] = session.gpus;
    gpu!.lose();
    both(session.engine); // at once
    await session.next('resumed');
    await session.until(() => session.gpus[1]?.alive.length === 2);
    expect(session.engine.alive).toHaveLength(0);
    expect(await judged(session, 0)).toBe('other');
  });

  it('are read where there is no room to judge them', async () => {
    const session = createFakeSession(judging);
    const { build } = session.engine;
    let networks = 0;
    session.engine.build = (network, weights) => {
      networks += 1;
      if (networks === 2) throw new Error('out of memory');
      return build(network, weights);
    };
    session.send(START);
    await session.phase('idle');
    expect(await judged(session, 0)).toBeNull();
    expect(session.of('failed')).toEqual([]);
    expect(session.engine.alive).toHaveLength(1);
  });
});
