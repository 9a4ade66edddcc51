import './embed.css';
import { useMemo } from 'react';
import { configOf } from '../../../app/share/embed';
import { snippetsOf } from '../../../app/share/snippet';
import { useAppState } from '../../shared/app-context';
import { CopyField } from '../copy-field';
import { pageUrl } from '../page-url';
import { ColoursSection } from './colours-section';
import { ConfigProblems } from './config-problems';
import { ControlsSection } from './controls-section';
import { type EmbedStore, useEmbed } from './embed-store';
import { MoreSection } from './more-section';
import { ShownSection } from './shown-section';
import { StartSection } from './start-section';
import { FRAME_TITLES, useEmbedMessages } from './use-embed-messages';

/** Builds links and HTML that show this page as it is, or as it is set up here. */
export function EmbedTab({ embed }: { readonly embed: EmbedStore }) {
  const { t } = useEmbedMessages();
  const state = useEmbed(embed, (each) => each);
  const preferences = useAppState((app) => app.preferences);
  const engine = useAppState((app) => app.engine);
  const training = useAppState((app) => app.training);
  const urlProblems = useAppState((app) => app.configProblems);
  const { draft } = training;
  const { choice } = engine;
  // A run that goes on changes the page's state many times a second, and nothing of this.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these parts of them are looked at
  const { config, problems } = useMemo(
    () => configOf(state, { preferences, engine, training }),
    [state, preferences, choice, draft],
  );
  const snippets = useMemo(
    () => snippetsOf(pageUrl(), config, FRAME_TITLES[config.language ?? preferences.language]),
    [config, preferences.language],
  );
  return (
    <div className="embed">
      <p className="share-help share-intro">{t('intro')}</p>
      {urlProblems.length > 0 && (
        <section className="embed-url-problems">
          <h3>{t('problems.heading')}</h3>
          <ConfigProblems problems={urlProblems} />
        </section>
      )}
      <div className="share-halves">
        <div className="embed-form">
          <ShownSection embed={embed} />
          <StartSection embed={embed} problems={problems} />
          <ControlsSection embed={embed} />
          <ColoursSection embed={embed} refused={problems.colours} />
          <MoreSection embed={embed} problems={problems} />
        </div>
        <section className="embed-results">
          <h3>{t('result.heading')}</h3>
          <CopyField label={t('result.link')} hint={t('result.link.hint')} text={snippets.link} rows={3}>
            <a className="share-link" href={snippets.link} target="_blank" rel="noreferrer">
              {t('result.open')}
            </a>
          </CopyField>
          <CopyField
            label={t('result.iframe')}
            hint={t('result.iframe.hint')}
            text={snippets.iframe}
            rows={4}
          />
          <CopyField
            label={t('result.script')}
            hint={t('result.script.hint')}
            text={snippets.script}
            rows={4}
          />
        </section>
      </div>
    </div>
  );
}
