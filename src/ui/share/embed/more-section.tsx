import { useState } from 'react';
import type { EmbedProblems } from '../../../app/share/embed';
import { Button } from '../../shared/button';
import { TextField } from '../text-field';
import { ConfigProblems } from './config-problems';
import { type EmbedStore, useEmbed } from './embed-store';
import { useEmbedMessages } from './use-embed-messages';

type MoreSectionProps = { readonly embed: EmbedStore; readonly problems: EmbedProblems };

/** What few need: a link to go on from, and a host that talks with the page. */
export function MoreSection({ embed, problems }: MoreSectionProps) {
  const { t } = useEmbedMessages();
  const [link, setLink] = useState('');
  const host = useEmbed(embed, (state) => state.host);
  const linkProblems = useEmbed(embed, (state) => state.linkProblems);
  return (
    <details className="disclosure embed-section">
      <summary>
        <span className="embed-summary">{t('more.heading')}</span>
      </summary>
      <form
        className="embed-link"
        onSubmit={(event) => {
          event.preventDefault();
          embed.dispatch({ type: 'linkRead', link });
        }}
      >
        <TextField
          label={t('link.label')}
          value={link}
          hint={t('link.hint')}
          inputMode="url"
          onChange={setLink}
        />
        <Button disabled={link.trim() === ''} onPress={() => embed.dispatch({ type: 'linkRead', link })}>
          {t('link.read')}
        </Button>
      </form>
      <div role="status" className="embed-link-outcome">
        {linkProblems && <p>{t(linkProblems.length > 0 ? 'link.done.problems' : 'link.done')}</p>}
        {linkProblems && linkProblems.length > 0 && <ConfigProblems problems={linkProblems} />}
      </div>
      <TextField
        label={t('host.label')}
        value={host}
        hint={t('host.hint')}
        inputMode="url"
        problem={problems.host ? t('host.problem') : null}
        onChange={(value) => embed.dispatch({ type: 'chosen', choices: { host: value } })}
      />
    </details>
  );
}
