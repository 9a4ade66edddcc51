import { createContext, useContext } from 'react';
import { createTranslator, type Translator } from './t';

/** The language of the moment, handed down by `Page`. */
export const I18nContext = createContext<Translator>(createTranslator('en'));

export function useI18n(): Translator {
  return useContext(I18nContext);
}
