import { useId } from 'react';
import type { Control, Restriction } from '../../../app/config/config';
import { CONTROL_GROUPS, GROUP_NAMES, type GroupName } from './control-groups';
import { type EmbedStore, useEmbed } from './embed-store';
import { useEmbedMessages } from './use-embed-messages';

const RESTRICTIONS = ['none', 'locked', 'hidden'] as const;
type Choice = (typeof RESTRICTIONS)[number];

/** What becomes of each control, in groups that open. */
export function ControlsSection({ embed }: { readonly embed: EmbedStore }) {
  const { t } = useEmbedMessages();
  const controls = useEmbed(embed, (state) => state.controls);
  const all = Object.values(controls);
  const count = (restriction: Restriction) => all.filter((each) => each === restriction).length;
  return (
    <details className="disclosure embed-section">
      <summary>
        <span className="embed-summary">
          {t('controls.heading')}
          <span>{t('controls.summary', { locked: count('locked'), hidden: count('hidden') })}</span>
        </span>
      </summary>
      <p className="share-help">{t('controls.help')}</p>
      {GROUP_NAMES.map((group) => (
        <ControlGroup key={group} embed={embed} group={group} />
      ))}
    </details>
  );
}

function ControlGroup({ embed, group }: { readonly embed: EmbedStore; readonly group: GroupName }) {
  const { t } = useEmbedMessages();
  const controls = useEmbed(embed, (state) => state.controls);
  const members: readonly Control[] = CONTROL_GROUPS[group];
  const of = (control: Control): Choice => controls[control] ?? 'none';
  const first = of(members[0]!);
  const shared = members.every((control) => of(control) === first) ? first : null;
  const restrict = (those: readonly Control[], choice: Choice) =>
    embed.dispatch({
      type: 'restricted',
      controls: those,
      restriction: choice === 'none' ? null : choice,
    });
  return (
    <fieldset className="embed-group">
      <legend>{t(`group.${group}`)}</legend>
      <RestrictionRow
        name={t('controls.all')}
        value={shared}
        onChoose={(choice) => restrict(members, choice)}
      />
      {members.map((control) => (
        <RestrictionRow
          key={control}
          name={t(`name.${control}`)}
          value={of(control)}
          onChoose={(choice) => restrict([control], choice)}
        />
      ))}
    </fieldset>
  );
}

type RestrictionRowProps = {
  readonly name: string;
  /** null where those that it stands for differ */
  readonly value: Choice | null;
  readonly onChoose: (choice: Choice) => void;
};

function RestrictionRow({ name, value, onChoose }: RestrictionRowProps) {
  const { t } = useEmbedMessages();
  const id = useId();
  return (
    <div className="embed-control" data-set={(value !== null && value !== 'none') || undefined}>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onChoose(target.value as Choice)}>
        {value === null && (
          <option value="" disabled>
            {t('controls.mixed')}
          </option>
        )}
        {RESTRICTIONS.map((choice) => (
          <option key={choice} value={choice}>
            {t(`restriction.${choice}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
