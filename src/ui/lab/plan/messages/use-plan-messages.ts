import type { Translator } from '../../../shared/i18n/t';
import { useMessages } from '../../../shared/i18n/use-i18n';
import { en } from './en';
import { zh } from './zh';

export type PlanMessages = typeof en;
export type PlanTranslator = Translator<PlanMessages>;

const MESSAGES = { en, zh };

/** What the editor of plans says, in the language of the page. */
export function usePlanMessages(): PlanTranslator {
  return useMessages<PlanMessages>(MESSAGES);
}
