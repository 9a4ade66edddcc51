import { LANGUAGES, THEMES } from '../../app/preferences';
import { useApp, useAppState } from './app-context';
import { LANGUAGE_TAGS } from './i18n/t';
import { useI18n } from './i18n/use-i18n';
import { Icon, Mark } from './icons';
import { Segmented } from './segmented';

/** Each language in its own words, for those who cannot read the page as it is. */
const LANGUAGE_NAMES = {
  en: { name: 'English', face: 'EN' },
  zh: { name: '简体中文', face: '中文' },
} as const;

export function Header() {
  const { commands } = useApp();
  const preferences = useAppState((state) => state.preferences);
  const { t } = useI18n();
  return (
    <header className="header">
      <h1 className="wordmark">
        <Mark />
        Inkling
      </h1>
      <p className="tagline">{t('page.tagline')}</p>
      <div className="settings">
        <Segmented
          label={t('language.label')}
          value={preferences.language}
          segments={LANGUAGES.map((value) => ({
            value,
            ...LANGUAGE_NAMES[value],
            lang: LANGUAGE_TAGS[value],
          }))}
          onChoose={(language) => commands.choosePreferences({ language })}
        />
        <Segmented
          label={t('theme.label')}
          value={preferences.theme}
          segments={THEMES.map((value) => ({
            value,
            name: t(`theme.${value}`),
            face: <Icon name={value} />,
          }))}
          onChoose={(theme) => commands.choosePreferences({ theme })}
        />
      </div>
    </header>
  );
}
