import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/app';
import type { ReadConfig } from './app/config/config';
import { readPageConfig } from './app/config/read-page-config';
import type { KeptStorage } from './app/kept';
import { spawnWorker } from './app/spawn';
import { Page } from './ui/page';
import { loadLanguage } from './ui/shared/i18n/languages';
import workerUrl from './worker/main.ts?worker&url';

const place = document.getElementById('inkling');
if (place === null) throw new Error('index.html has no place for the page');
const framed = window.parent !== window;
if (framed) document.documentElement.dataset.framed = '';

// Not awaited here: what comes late imports this script, and would wait for it in turn.
void readPageConfig(location.search).then((url) => open(place, url));

async function open(place: HTMLElement, url: ReadConfig): Promise<void> {
  const app = createApp({
    spawn: () => spawnWorker(workerUrl),
    baseUrl: document.baseURI,
    storage: pageStorage(),
    languages: navigator.languages,
    url,
    // A course page may hold many frames: each starts its engine when it is seen and used.
    asleep: framed,
    // The built file's name holds the hash of its content, which every release changes.
    version: import.meta.url,
  });
  const first = app.store.getSnapshot();
  // Before anything can be drawn, so that it sees the first stroke; without it, the engine runs as outside a frame.
  const living = framed && import('./ui/host/live').then(({ live }) => live(app, place), app.wake);
  // Where the language does not come, the page does: in English, and it says so.
  const languages = await loadLanguage(first.preferences.language).catch(() => loadLanguage('en'));
  await living;
  createRoot(place).render(
    <StrictMode>
      <Page app={app} languages={languages} />
    </StrictMode>,
  );
  // Where that does not come, nothing is kept, and there is nothing to be waited for.
  await import('./app/keep/start')
    .then(({ startKeeper }) => startKeeper(app, first).restored)
    .catch(() => {});
  if (url.config.autoplay)
    await import('./app/autoplay').then(({ autoplay }) => autoplay(app)).catch(() => {});
}

/** The mere mention of `localStorage` throws where a browser blocks it. */
function pageStorage(): KeptStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
