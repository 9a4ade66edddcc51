/** The editor's own messages in a test. */
import type { Language } from '../../../../../src/app/preferences';
import { en } from '../../../../../src/ui/lab/plan/messages/en';
import type { PlanMessages, PlanTranslator } from '../../../../../src/ui/lab/plan/messages/use-plan-messages';
import { zh } from '../../../../../src/ui/lab/plan/messages/zh';
import { translatorOf } from '../../../../../src/ui/shared/i18n/t';

export function planTranslator(language: Language = 'en'): PlanTranslator {
  return translatorOf<PlanMessages>(language, { en, zh }[language]);
}
