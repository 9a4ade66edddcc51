import { useId } from 'react';
import { PANELS } from '../../../app/config/names';
import { FRAME_PANELS } from '../../../app/share/embed';
import { Button } from '../../shared/button';
import type { EmbedStore } from './embed-store';
import { useEmbed } from './embed-store';
import { useEmbedMessages } from './use-embed-messages';

/** Which parts of the page are shown. */
export function ShownSection({ embed }: { readonly embed: EmbedStore }) {
  const { t } = useEmbedMessages();
  const heading = useId();
  const panels = useEmbed(embed, (state) => state.panels);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('shown.heading')}</h3>
      <div className="embed-panels">
        {PANELS.map((panel) => (
          <label key={panel} className="share-check">
            <input
              type="checkbox"
              checked={panels.includes(panel)}
              onChange={() => embed.dispatch({ type: 'panelToggled', panel })}
            />
            {t(`panel.${panel}`)}
          </label>
        ))}
      </div>
      <div className="share-row">
        <Button onPress={() => embed.dispatch({ type: 'panelsChosen', panels: FRAME_PANELS })}>
          {t('shown.frame')}
        </Button>
        <Button onPress={() => embed.dispatch({ type: 'panelsChosen', panels: PANELS })}>
          {t('shown.all')}
        </Button>
      </div>
    </section>
  );
}
