import './shared/theme.css';
import './shared/controls.css';
import './shared/page.css';
import type { App } from '../app/app';
import type { Panel } from '../app/config/config';
import { DrawPanel } from './draw/draw-panel';
import { LabPlace } from './lab-place';
import { PredictPanel } from './predict/predict-panel';
import { Strip } from './predict/strip';
import { SharePlace } from './share-place';
import { AppContext, useApp, useAppState } from './shared/app-context';
import { ErrorBoundary } from './shared/error-boundary';
import { Footer } from './shared/footer';
import { Header } from './shared/header';
import { type Languages, useTranslator } from './shared/i18n/languages';
import { I18nContext } from './shared/i18n/use-i18n';
import { KeepingPlace } from './shared/keeping/keeping-place';
import { ProblemBanner } from './shared/problem-banner';
import { Task } from './shared/task';
import { isFramed, useDocument } from './shared/use-appearance';
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
  const language = useAppState((state) => state.preferences.language);
  const panels = useAppState((state) => state.config.panels);
  const shows = (panel: Panel) => panels?.includes(panel) ?? true;
  const { i18n, failed } = useTranslator(language, languages, (shown) =>
    commands.choosePreferences({ language: shown }),
  );
  useDocument(i18n);
  const framed = isFramed();
  return (
    <I18nContext value={i18n}>
      <ErrorBoundary fallback={<p role="alert">{i18n.t('page.crashed')}</p>}>
        {shows('header') ? <Header /> : <h1 className="visually-hidden">Inkling</h1>}
        {failed && (
          <p className="language-failed" role="alert">
            {i18n.t('language.failed')}
          </p>
        )}
        <Task />
        {/* A frame is as high as the page: what floats at its end may be far from what is seen of it. */}
        {framed && <ProblemBanner />}
        {shows('predict') && <Strip />}
        <main className="main">
          {shows('draw') && <DrawPanel />}
          {shows('predict') && <PredictPanel />}
          {shows('train') && <TrainPanel />}
        </main>
        {shows('lab') && <LabPlace />}
        {shows('share') && <SharePlace />}
        <KeepingPlace />
        {shows('footer') && <Footer />}
        {!framed && <ProblemBanner />}
      </ErrorBoundary>
    </I18nContext>
  );
}
