import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Offline, OfflineState } from '../../../../src/app/offline/offline';
import { createStore } from '../../../../src/app/store';
import { translatorOf } from '../../../../src/ui/shared/i18n/t';
import { I18nContext } from '../../../../src/ui/shared/i18n/use-i18n';
import { zh } from '../../../../src/ui/shared/i18n/zh';
import { OfflineNote } from '../../../../src/ui/shared/update-offer/update-offer';

afterEach(cleanup);

function offlineIn(state: Partial<OfflineState>): Offline {
  const store = createStore<OfflineState, Partial<OfflineState>>(
    { kept: 'unknown', update: 'none', ...state },
    (before, change) => ({ ...before, ...change }),
  );
  return {
    store,
    update: vi.fn(),
    postpone: vi.fn(() => store.dispatch({ update: 'postponed' })),
    dispose: () => {},
  };
}

describe('the note of what is kept', () => {
  it.each([
    ['unknown', ''],
    ['nothing', 'Not kept for use offline here.'],
    ['page', 'Works offline, but for training digits not fetched yet.'],
    ['all', 'Works offline.'],
  ] as const)('%s', (kept, text) => {
    const { container } = render(<OfflineNote offline={offlineIn({ kept })} />);
    expect(container.textContent).toBe(text);
  });

  it('speaks Chinese', () => {
    const { container } = render(
      <I18nContext value={translatorOf('zh', zh)}>
        <OfflineNote offline={offlineIn({ kept: 'all' })} />
      </I18nContext>,
    );
    expect(container.textContent).toBe('可离线使用。');
  });
});

describe('the offer of an update', () => {
  it('is announced when it comes, goes when it is put off, and takes nobody’s focus', async () => {
    const offline = offlineIn({ kept: 'all' });
    render(
      <>
        <button type="button" id="main-button">
          Train
        </button>
        <OfflineNote offline={offline} />
      </>,
    );
    act(() => offline.store.dispatch({ update: 'ready' }));
    expect(screen.getByRole('status').textContent).toContain('A new version is ready.');
    expect(document.activeElement).toBe(document.body);
    await userEvent.click(screen.getByRole('button', { name: 'Later' }));
    expect(screen.getByRole('status').textContent).toBe('');
    expect(document.activeElement?.id).toBe('main-button');
    expect(offline.update).not.toHaveBeenCalled();
  });

  it('is taken by its button alone', async () => {
    const offline = offlineIn({ update: 'ready' });
    render(<OfflineNote offline={offline} />);
    await userEvent.click(screen.getByRole('button', { name: 'Update' }));
    expect(offline.update).toHaveBeenCalledTimes(1);
  });
});
