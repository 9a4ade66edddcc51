import type { Translator } from '../../shared/i18n/t';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const TEST_MESSAGES = { en, zh };

export type TestTranslator = Translator<typeof en>;

export function useTestMessages(): TestTranslator {
  return useMessages(TEST_MESSAGES);
}
