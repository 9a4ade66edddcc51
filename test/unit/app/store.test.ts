import { expect, it, vi } from 'vitest';
import { createStore } from '../../../src/app/store';

const counter = () =>
  createStore({ count: 0 }, (state, by: number) => (by === 0 ? state : { count: state.count + by }));

it('holds what the reducer makes of the actions', () => {
  const store = counter();
  store.dispatch(2);
  store.dispatch(3);
  expect(store.getSnapshot()).toEqual({ count: 5 });
  expect(store.getSnapshot()).toBe(store.getSnapshot());
});

it('tells its listeners of a change, after it', () => {
  const store = counter();
  const seen: number[] = [];
  store.subscribe(() => seen.push(store.getSnapshot().count));
  store.dispatch(2);
  store.dispatch(3);
  expect(seen).toEqual([2, 5]);
});

it('tells nobody where nothing changed', () => {
  const store = counter();
  const listener = vi.fn();
  const before = store.getSnapshot();
  store.subscribe(listener);
  store.dispatch(0);
  expect(store.getSnapshot()).toBe(before);
  expect(listener).not.toHaveBeenCalled();
});

it('leaves alone who has gone', () => {
  const store = counter();
  const [stays, goes] = [vi.fn(), vi.fn()];
  store.subscribe(stays);
  const leave = store.subscribe(goes);
  leave();
  leave();
  store.dispatch(1);
  expect(stays).toHaveBeenCalledOnce();
  expect(goes).not.toHaveBeenCalled();
});

it('bears listeners that go, come and dispatch while they are told', () => {
  const store = counter();
  const seen: string[] = [];
  const leave = store.subscribe(() => {
    seen.push(`first ${store.getSnapshot().count}`);
    leave();
    store.subscribe(() => seen.push(`late ${store.getSnapshot().count}`));
    if (store.getSnapshot().count === 1) store.dispatch(10);
  });
  store.subscribe(() => seen.push(`second ${store.getSnapshot().count}`));
  store.dispatch(1);
  expect(seen).toEqual(['first 1', 'second 11', 'late 11', 'second 11']);
});
