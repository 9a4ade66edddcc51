import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryDatabase } from '../../../../../src/app/database/database';
import { INFO, type OwnUnderTest, ownDigit, READY, settled, setUpOwn, tested } from './own-under-test';

let page: OwnUnderTest;
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  page.end();
  vi.useRealTimers();
});

const state = () => page.own.store.getSnapshot();
const draw = (digit: 3 | 4) => page.app.store.dispatch({ type: 'sampleLoaded', digit });
const kept = async () => (await page.database.own.all()).map(({ id, label }) => [id, label]);

async function open(...on: Parameters<typeof setUpOwn>) {
  page = setUpOwn(...on);
  page.say(...READY);
  await settled();
}

describe('keeping what is on the pad', () => {
  it('keeps its strokes and its pixels, also for the next visit', async () => {
    await open();
    draw(4);
    const { pad } = page.app.store.getSnapshot();
    page.own.keep(4);
    await settled();
    const [digit] = state().digits;
    expect(digit).toMatchObject({ id: 'own-0', label: 4, strokes: pad.history.present, at: 1000 });
    if (pad.preparation.kind === 'blank') throw new Error('blank');
    expect([...digit!.pixels]).toEqual([...pad.preparation.pixels].map((ink) => Math.round(255 * ink)));
    expect(state().notice).toEqual({ kind: 'kept', label: 4 });
    expect(await page.database.own.all()).toEqual([digit]);
  });

  it('keeps the pixels alone of a picture', async () => {
    await open();
    page.app.store.dispatch({ type: 'pictureShown', pixels: new Float32Array(784).fill(1, 300, 310) });
    page.own.keep(1);
    expect(state().digits[0]?.strokes).toBeNull();
    expect(Math.max(...state().digits[0]!.pixels)).toBeGreaterThan(100);
  });

  it('gives the same drawing another label rather than keeping it twice', async () => {
    await open();
    draw(4);
    page.own.keep(4);
    page.own.keep(9);
    await settled();
    expect(state().notice).toEqual({ kind: 'relabelled', label: 9 });
    expect(await kept()).toEqual([['own-0', 9]]);
  });

  it('keeps nothing of an empty pad', async () => {
    await open();
    page.own.keep(4);
    expect(state().digits).toEqual([]);
    expect(state().notice).toBeNull();
  });
});

describe('the kept digits', () => {
  it('come back on the next visit, oldest first, with those kept meanwhile', async () => {
    const database = { ...memoryDatabase(), lasting: true };
    for (const digit of [ownDigit('b', 2, 20), ownDigit('a', 1, 10)]) await database.own.put(digit);
    let come = (_: typeof database) => {};
    page = setUpOwn(database, new Promise((resolve) => (come = resolve)));
    draw(3);
    page.own.keep(3);
    expect(state().loaded).toBe(false);
    come(database);
    await settled();
    expect(state()).toMatchObject({ loaded: true, keeping: 'lasting' });
    expect(state().digits.map(({ id }) => id)).toEqual(['a', 'b', 'own-0']);
    expect(await kept()).toContainEqual(['own-0', 3]);
  });

  it('go and come back', async () => {
    await open();
    draw(3);
    page.own.keep(3);
    draw(4);
    page.own.keep(4);
    page.own.remove(['own-0']);
    await settled();
    expect(state().notice).toEqual({ kind: 'removed', count: 1 });
    expect(await kept()).toEqual([['own-1', 4]]);
    page.own.undoRemoval();
    page.own.undoRemoval();
    await settled();
    expect(state().digits.map(({ id }) => id)).toEqual(['own-0', 'own-1']);
    expect((await kept()).toSorted()).toEqual([
      ['own-0', 3],
      ['own-1', 4],
    ]);
    expect(state().removed).toEqual([]);
  });

  it('go back on the pad, as strokes or as a picture', async () => {
    await open();
    draw(4);
    page.own.keep(4);
    const strokes = page.app.store.getSnapshot().pad.history.present;
    page.app.store.dispatch({ type: 'pictureShown', pixels: new Float32Array(784).fill(0.5, 300, 310) });
    page.own.keep(1);
    page.own.showOnPad('own-0');
    expect(page.app.store.getSnapshot().pad).toMatchObject({ picture: null, history: { present: strokes } });
    page.own.showOnPad('own-1');
    const { picture } = page.app.store.getSnapshot().pad;
    expect([...picture!]).toEqual([...state().digits[1]!.pixels].map((ink) => Math.fround(ink / 255)));
  });

  it('stay for the visit where the browser keeps nothing, and say so', async () => {
    await open(memoryDatabase());
    expect(state().keeping).toBe('refused');
    page.end();
    const full = { ...memoryDatabase(), lasting: true };
    await open({ ...full, own: { ...full.own, put: () => Promise.reject(new Error('quota')) } });
    expect(state().keeping).toBe('lasting');
    draw(3);
    page.own.keep(3);
    await settled();
    expect(state()).toMatchObject({ keeping: 'failed', digits: [{ label: 3 }] });
    page.end();
    const broken = { ...memoryDatabase(), lasting: true };
    await open({ ...broken, own: { ...broken.own, all: () => Promise.reject(new Error('corrupt')) } });
    expect(state()).toMatchObject({ loaded: true, keeping: 'failed' });
  });
});

describe('reading the kept digits', () => {
  const keepTwo = () => {
    draw(3);
    page.own.keep(3);
    draw(4);
    page.own.keep(4);
  };

  it('reads each new one once, one request at a time', async () => {
    await open();
    keepTwo();
    await settled();
    expect(page.tests()).toHaveLength(1);
    page.say(tested(page.tests()[0]!));
    await settled();
    expect(page.tests()).toHaveLength(2);
    page.say(tested(page.tests()[1]!, () => 9));
    await settled();
    expect(page.tests()).toHaveLength(2);
    expect([...state().readings]).toEqual([
      ['own-0', { digit: 3, probability: 1 }],
      ['own-1', { digit: 9, probability: 1 }],
    ]);
  });

  it('reads all again by another network, and what the one before says of them does not count', async () => {
    await open();
    draw(3);
    page.own.keep(3);
    await settled();
    page.say({ type: 'network', info: { ...INFO, origin: 'kept' } });
    page.say(tested(page.tests()[0]!, () => 8));
    await settled();
    expect(state().readings.size).toBe(0);
    page.say(tested(page.tests()[1]!));
    await settled();
    expect(state().readings.get('own-0')?.digit).toBe(3);
  });

  it('waits for the end of a run', async () => {
    await open();
    page.say({ type: 'phase', phase: 'training' });
    keepTwo();
    await settled();
    expect(page.tests()).toEqual([]);
    page.say({ type: 'phase', phase: 'idle' });
    await settled();
    expect(page.tests()).toHaveLength(1);
  });

  it('asks again after it was refused, once something has changed', async () => {
    await open();
    draw(3);
    page.own.keep(3);
    await settled();
    page.say({ type: 'refused', id: page.tests()[0]!.id, error: { kind: 'busy' } });
    await settled();
    expect(page.tests()).toHaveLength(1);
    page.say({ type: 'phase', phase: 'idle' });
    await settled();
    expect(page.tests()).toHaveLength(2);
  });
});
