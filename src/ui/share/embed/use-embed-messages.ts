import type { Translator } from '../../shared/i18n/t';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

/** What a frame is called, in the language that it will be in. */
export const FRAME_TITLES = { en: en['frame.title'], zh: zh['frame.title'] };

export type EmbedTranslator = Translator<typeof en>;

export function useEmbedMessages(): EmbedTranslator {
  return useMessages<typeof en>(MESSAGES);
}
