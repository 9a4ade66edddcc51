import type { Translator } from '../../shared/i18n/t';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

export type ModelsTranslator = Translator<typeof en>;

export function useModelsMessages(): ModelsTranslator {
  return useMessages<typeof en>(MESSAGES);
}
