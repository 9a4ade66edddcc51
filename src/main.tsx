import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/app';
import type { KeptStorage } from './app/kept';
import { Page } from './ui/page';
import { loadLanguage } from './ui/shared/i18n/languages';

const app = createApp({
  spawn: () => new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module', name: 'inkling' }),
  baseUrl: document.baseURI,
  storage: pageStorage(),
  languages: navigator.languages,
  search: location.search,
  // The built file's name holds the hash of its content, which every release changes.
  version: import.meta.url,
});

const place = document.getElementById('inkling');
if (place === null) throw new Error('index.html has no place for the page');
const root = createRoot(place);
const { language } = app.store.getSnapshot().preferences;
// Where the language does not come, the page does: in English, and it says so.
loadLanguage(language)
  .catch(() => loadLanguage('en'))
  .then((languages) =>
    root.render(
      <StrictMode>
        <Page app={app} languages={languages} />
      </StrictMode>,
    ),
  );

/** The mere mention of `localStorage` throws where a browser blocks it. */
function pageStorage(): KeptStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
