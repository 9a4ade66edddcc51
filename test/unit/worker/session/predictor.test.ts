import { beforeEach, describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { InklingFailure } from '../../../../src/protocol/errors';
import type { Event } from '../../../../src/protocol/messages';
import type { Refusing } from '../../../../src/worker/session/judge';
import { createPredictor, type Predictor, type Replacement } from '../../../../src/worker/session/predictor';
import { createFakeEngine, type FakeEngine } from './fake-engine';
import { allDone, gate } from './fake-session';

let events: Event[];
let predictor: Predictor;
let engine: FakeEngine;
/** whether another network has taken the failed one's place */
let replaced: () => Replacement;

beforeEach(() => {
  events = [];
  predictor = createPredictor(
    (event) => events.push(event),
    () => replaced(),
  );
  engine = createFakeEngine();
  replaced = () => 'none';
});

/** A network whose answers begin with the drawing's first pixel and with `mark`. */
function networkMarked(mark: number) {
  const [kernel, bias] = initialWeights(denseNetwork(), 1);
  bias![0] = mark;
  return engine.build(denseNetwork(), [kernel!, bias!]);
}
const ask = (id: number) => predictor.ask(id, new Float32Array(784).fill(id));
/** The answers so far: id, first pixel, and the network's mark. */
const answers = () =>
  events.flatMap((event) =>
    event.type === 'predicted' ? [[event.id, event.probabilities[0], event.probabilities[1]]] : [],
  );

describe('a predictor', () => {
  it('answers a drawing, and tells how far its network was trained', async () => {
    predictor.use({ network: networkMarked(5), steps: () => 12, refusing: null });
    ask(3);
    await allDone();
    expect(answers()).toEqual([[3, 3, 5]]);
    expect(events).toMatchObject([{ type: 'predicted', step: 12 }]);
  });

  it('reads one drawing at a time, then the newest', async () => {
    const reading = gate();
    engine.behaviour.beforePredict = () => reading.promise;
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    for (const id of [1, 2, 3, 4]) ask(id);
    await allDone();
    expect(events).toEqual([]);
    reading.open();
    await allDone();
    expect(answers()).toEqual([
      [1, 1, 5],
      [4, 4, 5],
    ]);
  });

  it('waits for its first network, and then reads the newest drawing', async () => {
    ask(1);
    ask(2);
    await allDone();
    expect(events).toEqual([]);
    predictor.use({ network: networkMarked(7), steps: () => 0, refusing: null });
    await allDone();
    expect(answers()).toEqual([[2, 2, 7]]);
  });

  it('reads a drawing that waits with the network that has come meanwhile', async () => {
    const reading = gate();
    engine.behaviour.beforePredict = () => reading.promise;
    predictor.use({ network: networkMarked(5), steps: () => 8, refusing: null });
    ask(1);
    ask(2);
    predictor.use({ network: networkMarked(6), steps: () => 9, refusing: null });
    reading.open();
    await allDone();
    expect(answers()).toEqual([
      [1, 1, 5],
      [2, 2, 6],
    ]);
    expect(events).toMatchObject([{ step: 8 }, { step: 9 }]);
  });

  it('tells the step at which the reading began', async () => {
    let steps = 3;
    const reading = gate();
    engine.behaviour.beforePredict = () => reading.promise;
    predictor.use({ network: networkMarked(5), steps: () => steps, refusing: null });
    ask(1);
    steps = 4;
    reading.open();
    await allDone();
    expect(events).toMatchObject([{ step: 3 }]);
  });

  it('reads nothing twice', async () => {
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    ask(1);
    await allDone();
    predictor.use({ network: networkMarked(6), steps: () => 0, refusing: null });
    await allDone();
    expect(answers().length).toBe(1);
  });
});

describe('a drawing that is judged', () => {
  const refusals = () =>
    events.flatMap((event) => (event.type === 'predicted' ? [[event.id, event.refused]] : []));
  const reading = (refusing: Refusing | null) => ({ network: networkMarked(5), steps: () => 0, refusing });

  it('is answered with what it is taken for', async () => {
    predictor.use(reading(async (pixels) => (pixels[0]! > 3 ? 'letter' : null)));
    ask(4);
    await allDone();
    ask(2);
    await allDone();
    expect(refusals()).toEqual([
      [4, 'letter'],
      [2, null],
    ]);
  });

  it('is answered again when it can be judged, if it is the newest', async () => {
    predictor.use(reading(null));
    ask(1);
    await allDone();
    ask(2);
    await allDone();
    predictor.use(reading(async () => 'scribble'));
    await allDone();
    expect(refusals()).toEqual([
      [1, null],
      [2, null],
      [2, 'scribble'],
    ]);
    predictor.use(reading(async () => 'mark')); // it has been judged
    await allDone();
    expect(refusals()).toHaveLength(3);
  });

  it('is answered again also where it was just being read', async () => {
    const wait = gate();
    engine.behaviour.beforePredict = () => wait.promise;
    predictor.use(reading(null));
    ask(1);
    predictor.use(reading(async () => 'scribble'));
    wait.open();
    await allDone();
    expect(refusals()).toEqual([
      [1, null],
      [1, 'scribble'],
    ]);
  });

  it('waits with its answer for a newer one, which is all that counts', async () => {
    const wait = gate();
    engine.behaviour.beforePredict = () => wait.promise;
    predictor.use(reading(null));
    ask(1);
    ask(2);
    predictor.use(reading(async () => 'scribble'));
    wait.open();
    await allDone();
    expect(refusals()).toEqual([
      [1, null],
      [2, 'scribble'],
    ]);
  });

  it('is read all the same where the judge fails', async () => {
    predictor.use(reading(() => Promise.reject(new Error('out of memory'))));
    ask(1);
    await allDone();
    expect(refusals()).toEqual([[1, null]]);
    expect(events).toHaveLength(1);
  });

  it('is read again where the judge failed because it went to another engine', async () => {
    const wait = gate();
    predictor.use(
      reading(async () => {
        await wait.promise;
        return 'letter';
      }),
    );
    ask(1);
    predictor.use(reading(async () => 'several'));
    wait.fail(new Error('lost'));
    await allDone();
    expect(refusals()).toEqual([[1, 'several']]);
  });
});

describe('a reading that fails', () => {
  it('is posted as what it is, and the next drawing is read', async () => {
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    engine.behaviour.beforePredict = () => {
      throw new InklingFailure({ kind: 'model', problem: 'missing' });
    };
    ask(1);
    await allDone();
    expect(events).toEqual([{ type: 'failed', error: { kind: 'model', problem: 'missing' } }]);
    engine.behaviour.beforePredict = () => {};
    ask(2);
    await allDone();
    expect(answers()).toEqual([[2, 2, 5]]);
  });

  it('is done again by the network that takes over', async () => {
    const other = createFakeEngine();
    replaced = () => {
      predictor.use({
        network: other.build(denseNetwork(), [new Float32Array(7840), new Float32Array(10)]),
        steps: () => 0,
        refusing: null,
      });
      return 'now';
    };
    engine.behaviour.beforePredict = () => {
      throw new Error('lost');
    };
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    ask(3);
    await allDone();
    expect(events).toHaveLength(1);
    expect(answers()).toEqual([[3, 3, 0]]);
  });

  it('because its network was replaced meanwhile is no failure, and a newer drawing goes first', async () => {
    const reading = gate();
    engine.behaviour.beforePredict = () => reading.promise;
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    ask(1);
    predictor.use({
      network: createFakeEngine().build(denseNetwork(), [new Float32Array(7840), new Float32Array(10)]),
      steps: () => 0,
      refusing: null,
    });
    ask(2);
    reading.fail(new Error('lost'));
    await allDone();
    expect(events).toHaveLength(1);
    expect(answers()).toEqual([[2, 2, 0]]);
  });

  it('does not cost the drawing that waits', async () => {
    const reading = gate();
    engine.behaviour.beforePredict = () => reading.promise;
    predictor.use({ network: networkMarked(5), steps: () => 0, refusing: null });
    ask(1);
    ask(2);
    engine.behaviour.beforePredict = () => {};
    reading.fail(new Error('out of memory'));
    await allDone();
    expect(events[0]).toEqual({ type: 'failed', error: { kind: 'internal', message: 'out of memory' } });
    expect(answers()).toEqual([[2, 2, 5]]);
  });
});
