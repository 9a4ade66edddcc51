import { useLayoutEffect, useSyncExternalStore } from 'react';
import { colourProperties, schemeOf } from '../../app/config/luminance';
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
  const scheme = useScheme();
  const forced = useMedia(FORCED);
  return `${scheme}${forced ? ' forced' : ''}`;
}

/** Whether the page is a light or a dark one: as the course site's colours have it, else as the person has. */
function useScheme(): 'light' | 'dark' {
  const theme = useAppState((state) => state.preferences.theme);
  const fixed = useAppState(({ config }) => schemeOf(config.colours));
  const dark = useMedia(DARK);
  return fixed ?? (theme === 'system' ? (dark ? 'dark' : 'light') : theme);
}

/** Whether the page is part of another. */
export function isFramed(): boolean {
  return window.parent !== window;
}

/** Puts colours, language and title on the document, which lies outside what React renders. */
export function useDocument({ language, t }: Translator): void {
  const scheme = useScheme();
  const colours = useAppState(({ config }) => config.colours);
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    dataset.theme = scheme;
    if (Object.keys(colours).length === 0) return;
    dataset.colours = '';
    const properties = colourProperties(colours, scheme);
    for (const [name, value] of properties) style.setProperty(name, value);
    return () => {
      for (const name of properties.keys()) style.removeProperty(name);
    };
  }, [scheme, colours]);
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[language];
    document.title = t('page.title');
  }, [language, t]);
}
