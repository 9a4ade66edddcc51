import { describe, expect, it, vi } from 'vitest';
import { memoryDatabase } from '../../../../src/app/database/database';
import { dropOldSlots } from '../../../../src/app/keep/old-slots';
import { createSlots } from '../../../../src/app/keep/slot';
import type { KeptStorage } from '../../../../src/app/kept';
import { PLAN } from '../lab/runs/support';
import { saved } from './support';

const DAY = 24 * 60 * 60 * 1000;

/** Locks as a browser has them, for all its pages; a page that goes lets go of its own. */
function fakeLocks() {
  const held = new Map<string, number>();
  const waiting: (() => void)[] = [];
  const page = (id: number): Pick<LockManager, 'request'> =>
    ({
      request: async (name: string, options: LockOptions, work: LockGrantedCallback<unknown>) => {
        while (held.has(name)) {
          if (options.ifAvailable) return work(null);
          await new Promise<void>((resolve, reject) => {
            waiting.push(resolve);
            options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
          });
        }
        held.set(name, id);
        const done = Promise.resolve(work({ name, mode: 'exclusive' }));
        void done.then(() => held.delete(name));
        return done;
      },
    }) as unknown as Pick<LockManager, 'request'>;
  return {
    page,
    close: (id: number) => {
      for (const [name, holder] of held) if (holder === id) held.delete(name);
      for (const go of waiting.splice(0)) go();
    },
  };
}

function fakeTab(): KeptStorage {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

describe('a page’s slot', () => {
  it('is the first that no page of the same URL has', async () => {
    const { page, close } = fakeLocks();
    const claim = (id: number, search = '') => createSlots({ search, locks: page(id), tab: null }).claim();
    expect(await claim(1)).toBe('#0');
    expect(await claim(2)).toBe('#1');
    expect(await claim(3, '?preset=softmax')).toBe('?preset=softmax#0');
    close(1);
    expect(await claim(4)).toBe('#0');
  });

  it('is the same after a reload of its tab, whichever others are free by then, and waits for the page before', async () => {
    const { page, close } = fakeLocks();
    const tab = fakeTab();
    await createSlots({ search: '', locks: page(1), tab: fakeTab() }).claim();
    expect(await createSlots({ search: '', locks: page(2), tab }).claim()).toBe('#1');
    close(1);
    const reloaded = createSlots({ search: '', locks: page(3), tab }).claim();
    close(2);
    expect(await reloaded).toBe('#1');
  });

  it('is another one in a tab that was doubled, after a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const stop = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(stop.signal);
    const { page } = fakeLocks();
    const tab = fakeTab();
    await createSlots({ search: '', locks: page(1), tab }).claim();
    const doubled = createSlots({ search: '', locks: page(2), tab }).claim();
    stop.abort(new DOMException('too long', 'TimeoutError'));
    expect(await doubled).toBe('#1');
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it.each([
    ['has no locks', null],
    ['refuses them', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }],
  ])('is the first where the browser %s', async (_what, locks) => {
    expect(await createSlots({ search: '?a', locks, tab: null }).claim()).toBe('?a#0');
  });

  it('does not hang on what the tab remembers', async () => {
    const tab: KeptStorage = {
      getItem: () => 'nonsense',
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(await createSlots({ search: '', locks: fakeLocks().page(1), tab }).claim()).toBe('#0');
  });
});

describe('slots of other pages', () => {
  const workspace = (id: string, at: number) => ({
    id,
    at,
    strokes: [],
    picture: null,
    penWidth: 20,
    plan: PLAN,
  });

  it('are let go after months, beyond the newest, and without a workspace, but never while a page has them', async () => {
    const database = memoryDatabase();
    const { page } = fakeLocks();
    const now = 1000 * DAY;
    await createSlots({ search: '?held', locks: page(1), tab: null }).claim();
    const own = await createSlots({ search: '?own', locks: page(2), tab: null }).claim();
    for (const [id, at] of [
      ['?held#0', 0],
      [own, 0],
      ['?old#0', now - 91 * DAY],
      ['?new#0', now - 89 * DAY],
    ] as const) {
      await database.workspaces.put(workspace(id, at));
      await database.checkpoints.put({ id, at, run: null, saved: saved(null) });
    }
    await database.checkpoints.put({ id: '?alone#0', at: now, run: null, saved: saved(null) });
    const slots = createSlots({ search: '?own', locks: page(2), tab: null });
    await dropOldSlots(database, slots, own, now);
    expect(await database.workspaces.ids()).toEqual(['?held#0', own, '?new#0']);
    expect(await database.checkpoints.ids()).toEqual(['?held#0', own, '?new#0']);
    for (let n = 0; n < 30; n++) await database.workspaces.put(workspace(`?${n}#0`, now - n));
    await dropOldSlots(database, slots, own, now);
    expect(await database.workspaces.ids()).toEqual([
      '?held#0',
      own,
      ...Array.from({ length: 20 }, (_, n) => `?${n}#0`),
    ]);
  });
});
