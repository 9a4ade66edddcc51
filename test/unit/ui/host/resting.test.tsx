import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
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
