import { checkPlan } from '../../core/model/check/plan';
import { useApp, useAppState } from '../shared/app-context';
import { Button, MAIN_BUTTON_ID } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { availableControls, type MainControl } from './available-controls';

const MAIN_ICONS = { train: 'play', pause: 'pause', resume: 'play', retry: 'play' } as const satisfies Record<
  MainControl,
  string
>;

/** What can be done with a run. The first button stays in its place, and keeps the focus, as its meaning changes. */
export function Controls() {
  const { commands } = useApp();
  const { t } = useI18n();
  const phase = useAppState((state) => state.training.phase);
  const valid = useAppState((state) => checkPlan(state.training.draft).ok);
  const trained = useAppState((state) => state.training.run !== null || state.network?.origin === 'training');
  const network = useAppState((state) => state.preferences.network);
  const { main, enabled } = availableControls(phase, valid, trained);
  return (
    <fieldset className="controls">
      <legend className="visually-hidden">{t('control.group')}</legend>
      <Button
        id={MAIN_BUTTON_ID}
        kind="primary"
        icon={MAIN_ICONS[main]}
        disabled={!enabled.main}
        onPress={commands[main]}
        once
      >
        {t(`control.${main}`)}
      </Button>
      <Button icon="step" disabled={!enabled.step} hint={t('control.step.hint')} onPress={commands.step}>
        {t('control.step')}
      </Button>
      <Button icon="stop" disabled={!enabled.stop} hint={t('control.stop.hint')} onPress={commands.stop}>
        {t('control.stop')}
      </Button>
      <Button
        icon="reset"
        disabled={!enabled.reset}
        hint={t('control.reset.hint')}
        onPress={() => commands.reset(network)}
      >
        {t('control.reset')}
      </Button>
    </fieldset>
  );
}
