import type { App } from '../app';
import type { KeptStorage } from '../kept';
import type { AppState } from '../state';
import { createKeeper, type Keeper } from './keeper';
import { documentLife } from './page-life';
import { createSlots } from './slot';

/**
 * Has a page in a browser kept from now on, and what was kept of it put back. To be called once a page.
 *
 * @param first the page as it was when it opened
 */
export function startKeeper(app: App, first: AppState): Keeper {
  const framed = window.parent !== window;
  return createKeeper(app, {
    database: app.database(),
    slots: createSlots({
      search: location.search,
      locks: navigator.locks ?? null,
      tab: framed ? null : tabStorage(),
    }),
    life: documentLife(document, window),
    first,
    now: () => Date.now(),
  });
}

/** The mere mention of `sessionStorage` throws where a browser blocks it. */
function tabStorage(): KeptStorage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
