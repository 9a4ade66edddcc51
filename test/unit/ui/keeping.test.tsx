import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { freshRun } from '../../../src/app/state';
import { DEFAULT_PLAN } from '../../../src/core/model/default-plan';
import { openPage, READY } from './page-under-test';

describe('what cannot be kept', () => {
  it('is said in one sentence, until it is dismissed', async () => {
    const page = await openPage();
    expect(document.querySelector('.keeping-note')).toBeNull();
    const fail = (trouble: 'refused' | 'full') =>
      act(async () => page.app.store.dispatch({ type: 'keepingFailed', trouble }));
    await fail('refused');
    const sentence = await screen.findByText(/This browser keeps nothing for this page/);
    await fail('full');
    expect(sentence.textContent).toMatch(/keeps nothing/);
    const dismiss = document.querySelector<HTMLElement>('.keeping-note button')!;
    expect(dismiss.textContent).toBe('Dismiss');
    fireEvent.click(dismiss);
    await fail('full');
    expect(screen.queryByText(/This browser keeps nothing|no room left/)).toBeNull();
  });

  it('is said in Chinese', async () => {
    const page = await openPage('zh');
    await act(async () => page.app.store.dispatch({ type: 'keepingFailed', trouble: 'newer' }));
    expect(await screen.findByText(/更新版本的页面/)).toBeTruthy();
  });
});

it('a run of an earlier visit says that it was kept, until it goes on', async () => {
  const page = await openPage();
  page.say(...READY);
  const run = { ...freshRun('a', DEFAULT_PLAN), restored: true };
  await act(async () => page.app.store.dispatch({ type: 'runRestored', run, paused: true }));
  expect(await screen.findByText(/Kept from when the page was closed/)).toBeTruthy();
  page.say({ type: 'phase', phase: 'training' });
  expect(screen.queryByText(/Kept from when the page was closed/)).toBeNull();
});
