import { createContext, useContext, useMemo } from 'react';
import { en } from './en';
import type { Messages } from './message';
import { type MessageSet, type Translator, translatorOf } from './t';

/** The language of the moment, handed down by `Page`. */
export const I18nContext = createContext<Translator>(translatorOf('en', en));

export function useI18n(): Translator {
  return useContext(I18nContext);
}

/** The same, for a part of the page that is loaded with messages of its own. @param set always the same one */
export function useMessages<M extends Messages>(set: MessageSet<M>): Translator<M> {
  const { language } = useI18n();
  return useMemo(() => translatorOf<M>(language, set[language]), [language, set]);
}
