import { useId } from 'react';
import { LONGEST_TASK } from '../../../app/config/task';
import { LANGUAGES, THEMES } from '../../../app/preferences';
import type { Choice, EmbedChoices, EmbedProblems } from '../../../app/share/embed';
import { PLAN_LIMITS } from '../../../core/model/plan';
import { SHIPPED } from '../../../core/model/shipped';
import { useAppState } from '../../shared/app-context';
import { Select } from '../select';
import { TextField } from '../text-field';
import { type EmbedStore, useEmbed } from './embed-store';
import { useEmbedMessages } from './use-embed-messages';

const ENGINES = ['auto', 'webgl', 'wasm'] as const;

type StartSectionProps = { readonly embed: EmbedStore; readonly problems: EmbedProblems };

/** What the page begins with. */
export function StartSection({ embed, problems }: StartSectionProps) {
  const { t } = useEmbedMessages();
  const heading = useId();
  const state = useEmbed(embed, (each) => each);
  const preferences = useAppState((app) => app.preferences);
  const engine = useAppState((app) => app.engine.choice);
  const choose = (choices: Partial<EmbedChoices>) => embed.dispatch({ type: 'chosen', choices });
  /** As it is on this page, as each reader has it, or one of these. */
  const options = <T extends string>(all: readonly T[], here: T, nameOf: (value: T) => string) => [
    { value: 'here' as Choice<T>, name: t('start.here', { name: nameOf(here) }) },
    { value: 'reader' as Choice<T>, name: t('start.reader') },
    ...all.map((value) => ({ value: value as Choice<T>, name: nameOf(value) })),
  ];
  const plans = (
    state.fromLink === null ? ['here', 'own'] : ['here', 'own', 'link']
  ) as EmbedChoices['plan'][];
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('start.heading')}</h3>
      <div className="embed-fields">
        <Select
          label={t('plan.label')}
          value={state.plan}
          options={plans.map((value) => ({ value, name: t(`plan.${value}`) }))}
          onChoose={(plan) => choose({ plan })}
        />
        <TextField
          label={t('seed.label')}
          value={state.seed}
          hint={t('seed.hint')}
          inputMode="numeric"
          problem={problems.seed ? t('seed.problem', { max: PLAN_LIMITS.seed.max }) : null}
          onChange={(seed) => choose({ seed })}
        />
        <p className="embed-plan-problem share-problem" role="status">
          {problems.plan && t('plan.problem')}
        </p>
        <Select
          label={t('language.label')}
          value={state.language}
          options={options(LANGUAGES, preferences.language, (value) => t(`language.${value}`))}
          onChoose={(language) => choose({ language })}
        />
        <Select
          label={t('theme.label')}
          value={state.theme}
          options={options(THEMES, preferences.theme, (value) => t(`theme.${value}`))}
          onChoose={(theme) => choose({ theme })}
        />
        <Select
          label={t('network.label')}
          value={state.network}
          options={options(SHIPPED, preferences.network, (value) => t(`network.${value}`))}
          onChoose={(network) => choose({ network })}
        />
        <Select
          label={t('engine.label')}
          value={state.engine}
          options={options(ENGINES, engine, (value) => t(`engine.${value}`))}
          onChoose={(chosen) => choose({ engine: chosen })}
        />
      </div>
      <label className="share-check">
        <input
          type="checkbox"
          checked={state.autoplay}
          onChange={({ target }) => choose({ autoplay: target.checked })}
        />
        {t('autoplay.label')}
      </label>
      <TextField
        label={t('task.label')}
        value={state.task}
        hint={t('task.hint', { max: LONGEST_TASK })}
        maxLength={LONGEST_TASK}
        onChange={(task) => choose({ task })}
      />
    </section>
  );
}
