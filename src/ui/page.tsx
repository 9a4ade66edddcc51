import './shared/theme.css';
import './shared/controls.css';
import './shared/page.css';
import type { App } from '../app/app';
import { DrawPanel } from './draw/draw-panel';
import { LabPlace } from './lab-place';
import { PredictPanel } from './predict/predict-panel';
import { Strip } from './predict/strip';
import { AppContext, useApp, useAppState } from './shared/app-context';
import { ErrorBoundary } from './shared/error-boundary';
import { Footer } from './shared/footer';
import { Header } from './shared/header';
import { type Languages, useTranslator } from './shared/i18n/languages';
import { I18nContext } from './shared/i18n/use-i18n';
import { ProblemBanner } from './shared/problem-banner';
import { useDocument } from './shared/use-appearance';
import { TrainPanel } from './train/train-panel';

/** The whole page over one App. @param languages that are there from the start */
export function Page({ app, languages }: { readonly app: App; readonly languages: Languages }) {
  return (
    <AppContext value={app}>
      <Localised languages={languages} />
    </AppContext>
  );
}

function Localised({ languages }: { readonly languages: Languages }) {
  const { commands } = useApp();
  const { language, theme } = useAppState((state) => state.preferences);
  const { i18n, failed } = useTranslator(language, languages, (shown) =>
    commands.choosePreferences({ language: shown }),
  );
  useDocument(theme, i18n);
  return (
    <I18nContext value={i18n}>
      <ErrorBoundary fallback={<p role="alert">{i18n.t('page.crashed')}</p>}>
        <Header />
        {failed && (
          <p className="language-failed" role="alert">
            {i18n.t('language.failed')}
          </p>
        )}
        <Strip />
        <main className="main">
          <DrawPanel />
          <PredictPanel />
          <TrainPanel />
        </main>
        <LabPlace />
        <Footer />
        <ProblemBanner />
      </ErrorBoundary>
    </I18nContext>
  );
}
