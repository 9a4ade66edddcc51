import { checkPlan } from '../../core/model/check/plan';
import { useApp, useAppState } from '../shared/app-context';
import { Button, MAIN_BUTTON_ID } from '../shared/button';
import { useI18n } from '../shared/i18n/use-i18n';
import { useControl } from '../shared/use-control';
import { availableControls, type MainControl, mainButton } from './available-controls';

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
  const waking = useAppState(({ engine }) => engine.status === 'starting' || engine.status === 'resting');
  const { main, enabled } = availableControls(phase, valid, trained, waking);
  const first = mainButton(main, useControl('train'), useControl('pause'));
  const step = useControl('step');
  const stop = useControl('stop');
  const reset = useControl('reset');
  if (first === null && [step, stop, reset].every((each) => each === 'hidden')) return null;
  return (
    <fieldset className="controls">
      <legend className="visually-hidden">{t('control.group')}</legend>
      {first && (
        <Button
          id={MAIN_BUTTON_ID}
          kind="primary"
          icon={MAIN_ICONS[first.face]}
          disabled={!enabled.main || !first.works}
          locked={first.locked}
          onPress={commands[first.face]}
          once
        >
          {t(`control.${first.face}`)}
        </Button>
      )}
      {step !== 'hidden' && (
        <Button
          icon="step"
          locked={step === 'locked'}
          disabled={!enabled.step}
          hint={t('control.step.hint')}
          onPress={commands.step}
        >
          {t('control.step')}
        </Button>
      )}
      {stop !== 'hidden' && (
        <Button
          icon="stop"
          locked={stop === 'locked'}
          disabled={!enabled.stop}
          hint={t('control.stop.hint')}
          onPress={commands.stop}
        >
          {t('control.stop')}
        </Button>
      )}
      {reset !== 'hidden' && (
        <Button
          icon="reset"
          locked={reset === 'locked'}
          disabled={!enabled.reset}
          hint={t('control.reset.hint')}
          onPress={() => commands.reset(network)}
        >
          {t('control.reset')}
        </Button>
      )}
    </fieldset>
  );
}
