import { useId } from 'react';
import type { Browser } from '../../../app/lab/browse/browser';
import { type DigitSet, SET_SIZES } from '../../../app/lab/browse/state';
import { teachingOn } from '../../../app/lab/browse/teaching';
import { CLASS_COUNT } from '../../../core/data/digits';
import { changesDigits } from '../../../core/data/teaching';
import { useAppState } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { Segmented } from '../../shared/segmented';
import { useStore } from '../use-store';
import { JumpField } from './jump-field';
import { MNIST_MESSAGES } from './messages/mnist-messages';

const SETS = Object.keys(SET_SIZES) as DigitSet[];
const LABELS = Array.from({ length: CLASS_COUNT }, (_, label) => label);

/** Chooses which digits are shown, and how. */
export function MnistControls({ browser }: { readonly browser: Browser }) {
  const { t } = useMessages(MNIST_MESSAGES);
  const { set, label, taught } = useStore(browser.store, (state) => state.query);
  const planned = useAppState(({ training }) => changesDigits(teachingOn(set, training.draft)));
  const id = useId();
  return (
    <div className="mnist-controls">
      <div className="mnist-field">
        <span aria-hidden="true">{t('set.label')}</span>
        <Segmented
          label={t('set.label')}
          value={set}
          segments={SETS.map((value) => ({
            value,
            name: t(`set.${value}`),
            face: t(`set.${value}`),
          }))}
          onChoose={browser.chooseSet}
        />
      </div>
      <div className="mnist-field">
        <label htmlFor={id}>{t('label.label')}</label>
        <select
          id={id}
          value={label ?? ''}
          onChange={({ target }) => browser.chooseLabel(target.value === '' ? null : Number(target.value))}
        >
          <option value="">{t('label.all')}</option>
          {LABELS.map((value) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
      </div>
      <JumpField browser={browser} />
      <div className="mnist-field mnist-taught">
        <span className="mnist-row">
          <label className="mnist-check">
            <input
              type="checkbox"
              checked={taught}
              aria-describedby={`${id}help`}
              onChange={({ target }) => browser.chooseTaught(target.checked)}
            />
            {t('taught.label')}
          </label>
          <Button disabled={!taught} onPress={browser.vary}>
            {t('taught.vary')}
          </Button>
        </span>
        <p id={`${id}help`} className="mnist-help">
          {t(taught ? (planned ? `taught.${set}` : 'taught.default') : 'taught.off')}
        </p>
      </div>
    </div>
  );
}
