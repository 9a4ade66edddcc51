import { useId } from 'react';
import type { AppState } from '../../app/state';
import { SHIPPED, type Shipped } from '../../core/model/shipped';
import { useApp, useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { Segmented } from '../shared/segmented';

/** The choice of a network that comes with the page; also the way back to one from a network that was trained here. */
export function ReaderChoice({ locked }: { readonly locked: boolean }) {
  const { commands } = useApp();
  const { t } = useI18n();
  const chosen = useAppState(chosenNetwork);
  const freedom = useAppState(freedomOf);
  const note = useId();
  return (
    <div className="reader-choice">
      <Segmented<Shipped>
        label={t('reader.choice')}
        value={chosen}
        segments={SHIPPED.map((value) => ({
          value,
          name: t(`reader.choice.${value}.name`),
          face: t(`reader.choice.${value}`),
        }))}
        locked={locked}
        disabled={freedom !== 'free' && freedom !== 'failed'}
        describedBy={note}
        onChoose={commands.reset}
      />
      <p id={note} className="reader-note">
        {locked && t('control.locked')}
        {!locked && freedom !== 'free' && freedom !== 'starting' && t(`reader.choice.${freedom}`)}
      </p>
    </div>
  );
}

/** Whether another can be chosen, and if not, why; `failed`: the one that was chosen last did not come. */
function freedomOf({ engine, training, problem }: AppState) {
  if (engine.status !== 'ready') return 'starting';
  if (training.phase === 'starting') return 'loading';
  if (training.phase !== 'idle') return 'running';
  return problem?.kind === 'model' ? 'failed' : 'free';
}

/** What reads, or what is on its way; null where another than the page's own reads. */
function chosenNetwork(state: AppState): Shipped | null {
  const { network, preferences } = state;
  if (network === null || freedomOf(state) === 'loading') return preferences.network;
  return SHIPPED.find((shipped) => shipped === network.origin) ?? null;
}
