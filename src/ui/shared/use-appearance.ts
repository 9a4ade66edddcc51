import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '../../app/preferences';
import { useAppState } from './app-context';
import { LANGUAGE_TAGS, type Translator } from './i18n/t';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/**
 * A value that changes whenever the colours of the page do, for what is painted on a canvas: the browser does not
 * repaint that by itself.
 */
export function usePalette(): string {
  const theme = useAppState((state) => state.preferences.theme);
  const dark = useMedia(DARK);
  const forced = useMedia(FORCED);
  return `${theme === 'system' ? (dark ? 'dark' : 'light') : theme}${forced ? ' forced' : ''}`;
}

/** Puts theme, language and title on the document, which lies outside what React renders. */
export function useDocument(theme: Preferences['theme'], { language, t }: Translator): void {
  const dark = useMedia(DARK);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
  }, [theme, dark]);
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
    document.title = t('page.title');
  }, [language, t]);
}
