import type { Language } from '../../../src/app/preferences';
import { en } from '../../../src/ui/shared/i18n/en';
import type { PageMessages } from '../../../src/ui/shared/i18n/message';
import { type Translator, translatorOf } from '../../../src/ui/shared/i18n/t';
import { zh } from '../../../src/ui/shared/i18n/zh';

/** The page's messages in a language, all there. */
export function createTranslator(language: Language): Translator {
  return translatorOf<PageMessages>(language, { en, zh }[language]);
}
