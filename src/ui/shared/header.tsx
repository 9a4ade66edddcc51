import { schemeOf } from '../../app/config/luminance';
import { LANGUAGES, THEMES } from '../../app/preferences';
import { useApp, useAppState } from './app-context';
import { LANGUAGE_TAGS } from './i18n/t';
import { useI18n } from './i18n/use-i18n';
import { Icon, Mark } from './icons';
import { Segmented } from './segmented';
import { useControl } from './use-control';

/** Each language in its own words, for those who cannot read the page as it is. */
const LANGUAGE_NAMES = {
  en: { name: 'English', face: 'EN' },
  zh: { name: '简体中文', face: '中文' },
} as const;

export function Header() {
  const { commands } = useApp();
  const preferences = useAppState((state) => state.preferences);
  const { t } = useI18n();
  const language = useControl('language');
  const theme = useControl('theme');
  // There would be nothing to choose.
  const coloured = useAppState(({ config }) => schemeOf(config.colours) !== null);
  return (
    <header className="header">
      <h1 className="wordmark">
        <Mark />
        Inkling
      </h1>
      <p className="tagline">{t('page.tagline')}</p>
      <div className="settings">
        {language !== 'hidden' && (
          <Segmented
            locked={language === 'locked'}
            label={t('language.label')}
            value={preferences.language}
            segments={LANGUAGES.map((value) => ({
              value,
              ...LANGUAGE_NAMES[value],
              lang: LANGUAGE_TAGS[value],
            }))}
            onChoose={(chosen) => commands.choosePreferences({ language: chosen })}
          />
        )}
        {theme !== 'hidden' && !coloured && (
          <Segmented
            locked={theme === 'locked'}
            label={t('theme.label')}
            value={preferences.theme}
            segments={THEMES.map((value) => ({
              value,
              name: t(`theme.${value}`),
              face: <Icon name={value} />,
            }))}
            onChoose={(chosen) => commands.choosePreferences({ theme: chosen })}
          />
        )}
      </div>
    </header>
  );
}
