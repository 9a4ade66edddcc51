import { OWN_COLOURS } from '../../../app/config/colours';
import { COLOURS, type Colour } from '../../../app/config/config';
import { type EmbedStore, useEmbed } from './embed-store';
import { useEmbedMessages } from './use-embed-messages';

type ColoursSectionProps = {
  readonly embed: EmbedStore;
  /** could not be read well */
  readonly refused: readonly Colour[];
};

/** The colours of the site around the page. */
export function ColoursSection({ embed, refused }: ColoursSectionProps) {
  const { t, plural } = useEmbedMessages();
  const colours = useEmbed(embed, (state) => state.colours);
  const count = Object.keys(colours).length;
  return (
    <details className="disclosure embed-section">
      <summary>
        <span className="embed-summary">
          {t('colours.heading')}
          <span>{count > 0 && plural('colours.summary', count)}</span>
        </span>
      </summary>
      <p className="share-help">{t('colours.help')}</p>
      {COLOURS.map((colour) => (
        <div key={colour} className="embed-colour">
          <label className="share-check">
            <input
              type="checkbox"
              checked={colours[colour] !== undefined}
              onChange={({ target }) =>
                embed.dispatch({
                  type: 'coloured',
                  colour,
                  value: target.checked ? OWN_COLOURS.light[colour] : null,
                })
              }
            />
            {t(`colour.${colour}`)}
          </label>
          <input
            type="color"
            aria-label={t('colour.value', { colour: t(`colour.${colour}`) })}
            value={colours[colour] ?? OWN_COLOURS.light[colour]}
            disabled={colours[colour] === undefined}
            onChange={({ target }) => embed.dispatch({ type: 'coloured', colour, value: target.value })}
          />
          <p className="share-problem" role="status">
            {refused.includes(colour) && t('colours.contrast')}
          </p>
        </div>
      ))}
    </details>
  );
}
