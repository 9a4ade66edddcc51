import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { openPage, READY } from '../page-under-test';

it('a page whose engine rests says so, keeps what it shows, and says that it is back', async () => {
  const { app, say } = await openPage();
  say(...READY);
  const reader = screen.getByText(/Read by the network that came with the page/);
  act(() => app.rest());
  expect(screen.getAllByText('The engine rests: it starts when you use this page.').length).toBeGreaterThan(
    0,
  );
  expect(reader.isConnected).toBe(true);
  act(() => app.wake());
  expect(screen.queryByText('The engine rests: it starts when you use this page.')).toBeNull();
  expect(screen.getAllByText('The engine is starting again…').length).toBe(1);
});

it('a press on Train wakes a page that rests, and is carried out once its network reads', async () => {
  const { app, say, sent } = await openPage();
  say(...READY);
  act(() => app.rest());
  fireEvent.click(screen.getByRole('button', { name: 'Train' }));
  expect(sent.filter(({ type }) => type === 'start')).toHaveLength(2);
  expect(sent.some(({ type }) => type === 'train')).toBe(false);
  await vi.dynamicImportSettled();
  say(...READY);
  expect(sent.filter(({ type }) => type === 'train')).toHaveLength(1);
});

it('a press on Train of a page whose engine was given up does nothing', async () => {
  const { say, sent } = await openPage();
  say({
    type: 'failed',
    error: { kind: 'engine', failures: [{ engine: 'wasm', reason: 'unavailable', message: '' }] },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Train' }));
  await vi.dynamicImportSettled();
  say(...READY);
  expect(sent.some(({ type }) => type === 'train')).toBe(false);
});
