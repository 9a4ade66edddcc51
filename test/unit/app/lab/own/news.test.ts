import { afterEach, expect, it, vi } from 'vitest';
import { tellOfOwnDigits } from '../../../../../src/app/lab/own/news';
import { type OwnUnderTest, ownDigit, settled, setUpOwn } from './own-under-test';

let page: OwnUnderTest | null = null;

afterEach(() => page?.end());

it('shows digits that another part of the page has added, one that was just deleted included', async () => {
  page = setUpOwn();
  const { own, database } = page;
  const ids = () => own.store.getSnapshot().digits.map(({ id }) => id);
  await database.own.put(ownDigit('a', 1, 1));
  tellOfOwnDigits();
  await vi.waitFor(() => expect(ids()).toEqual(['a']));
  own.remove(['a']);
  await settled();
  await database.own.put(ownDigit('a', 1, 1));
  await database.own.put(ownDigit('b', 2, 2));
  tellOfOwnDigits();
  await vi.waitFor(() => expect(ids()).toEqual(['a', 'b']));
  // It has come back: there is nothing to bring back any more.
  own.undoRemoval();
  expect(ids()).toEqual(['a', 'b']);
});
