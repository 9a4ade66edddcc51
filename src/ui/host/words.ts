import type { HostWords } from '../../app/host/bridge';
import type { AppState } from '../../app/state';
import { en as page } from '../shared/i18n/en';
import { loadLanguage } from '../shared/i18n/languages';
import type { PageMessages } from '../shared/i18n/message';
import { type Translator, translatorOf } from '../shared/i18n/t';
import { problemText } from '../shared/problem-text';
import { isRunning } from '../train/status';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

/** What the host is told in words, in the language that the page is in. */
export const hostWords: HostWords = {
  refusal: (reason, what, { preferences: { language } }) => {
    const { t } = translatorOf<typeof en>(language, MESSAGES[language]);
    if (reason === 'badPlan' && what === '') return t('refused.badPlan.form');
    return reason === 'badMessage' || reason === 'badPlan'
      ? t(`refused.${reason}`, { what })
      : t(`refused.${reason}`);
  },
  problem: async (state) => {
    if (state.problem === null) return null;
    const { title, body } = problemText(
      state.problem,
      state.engine.status,
      isRunning(state.training.phase),
      await pageTranslator(state),
    );
    return `${title}. ${body}`;
  },
};

async function pageTranslator({ preferences: { language } }: AppState): Promise<Translator<PageMessages>> {
  const languages = await loadLanguage(language).catch(() => ({ en: page }));
  const messages = { ...languages }[language as 'en'];
  return translatorOf<PageMessages>(language, messages ?? page);
}
