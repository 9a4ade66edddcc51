import { useId } from 'react';
import type { Browser } from '../../../app/lab/browse/browser';
import { type DigitSet, SET_SIZES } from '../../../app/lab/browse/state';
import { CLASS_COUNT } from '../../../core/data/digits';
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
  const { set, label, augmented } = useStore(browser.store, (state) => state.query);
  const planned = useAppState((state) => state.training.draft.augmentation !== null);
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
      <div className="mnist-field mnist-augmented">
        <span className="mnist-row">
          <label className="mnist-check">
            <input
              type="checkbox"
              checked={augmented}
              aria-describedby={`${id}help`}
              onChange={({ target }) => browser.chooseAugmented(target.checked)}
            />
            {t('augmented.label')}
          </label>
          <Button disabled={!augmented} onPress={browser.vary}>
            {t('augmented.vary')}
          </Button>
        </span>
        <p id={`${id}help`} className="mnist-help">
          {t(augmented ? (planned ? 'augmented.plan' : 'augmented.default') : 'augmented.off')}
        </p>
      </div>
    </div>
  );
}
