import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../../../app/preferences';
import { en } from './en';
import type { Messages, PageMessages } from './message';
import { type Translator, translatorOf } from './t';

/** The page's messages in the languages that have arrived. English is what the page itself brings. */
export type Languages = { readonly [language in Language]?: Messages } & { readonly en: typeof en };

/** Fetches a language; English is there already. Rejects where it cannot be had. */
export async function loadLanguage(language: Language): Promise<Languages> {
  if (language === 'en') return { en };
  const { zh } = await import('./zh');
  return { en, zh };
}

/**
 * The language that was chosen, or, while it is on its way, the one before.
 *
 * @param arrived languages that are there from the start
 * @param onFail the language did not come: the one that is shown should be the chosen one again
 * @returns `failed` until the next that is fetched
 */
export function useTranslator(
  language: Language,
  arrived: Languages,
  onFail: (shown: Language) => void,
  load: typeof loadLanguage = loadLanguage,
): { readonly i18n: Translator; readonly failed: boolean } {
  const [languages, setLanguages] = useState(arrived);
  const [shown, setShown] = useState<Language>(languages[language] === undefined ? 'en' : language);
  const [failed, setFailed] = useState(false);
  const there = languages[language] !== undefined;
  if (there && shown !== language) setShown(language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice is a reason to fetch
  useEffect(() => {
    if (there) return;
    let current = true;
    setFailed(false);
    load(language).then(
      (more) => current && setLanguages((before) => ({ ...before, ...more })),
      () => {
        if (!current) return;
        setFailed(true);
        onFail(shown);
      },
    );
    return () => {
      current = false;
    };
  }, [language, there]);
  const i18n = useMemo(() => translatorOf<PageMessages>(shown, languages[shown] ?? en), [shown, languages]);
  return { i18n, failed };
}
