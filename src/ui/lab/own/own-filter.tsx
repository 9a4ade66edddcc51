import { useId } from 'react';
import type { OwnDigit } from '../../../core/data/own-digits';
import { labelCounts, type OwnFilter } from './shown-digits';
import { useOwnMessages } from './use-own-messages';

type OwnFilterProps = {
  readonly digits: readonly OwnDigit[];
  readonly filter: OwnFilter;
  readonly onChange: (filter: OwnFilter) => void;
};

/** Chooses which of the kept digits are shown, and tells how many there are of each. */
export function OwnFilterFields({ digits, filter, onChange }: OwnFilterProps) {
  const { t } = useOwnMessages();
  const id = useId();
  return (
    <div className="own-filter">
      <label htmlFor={id}>{t('list.show')}</label>
      <select
        id={id}
        value={filter.label ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ ...filter, label: value === '' ? null : Number(value) })
        }
      >
        <option value="">{t('list.all', { n: digits.length })}</option>
        {labelCounts(digits).map((n, label) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a label is its place
          <option key={label} value={label}>
            {t('list.ofLabel', { label, n })}
          </option>
        ))}
      </select>
      <label className="mnist-check">
        <input
          type="checkbox"
          checked={filter.onlyWrong}
          onChange={({ target }) => onChange({ ...filter, onlyWrong: target.checked })}
        />
        {t('list.onlyWrong')}
      </label>
    </div>
  );
}
