import { useAppState } from '../../shared/app-context';
import { useMessages } from '../../shared/i18n/use-i18n';
import { Icon } from '../../shared/icons';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { PinIcon } from './pin-icon';
import type { RunRowProps } from './row-props';

const MESSAGES = { en, zh };

/** What can be done with a run. Buttons that cannot be pressed keep the focus, and say why. */
export function RowActions({ model, record, name, hasWeights, reads, keepFocus }: RunRowProps) {
  const { t } = useMessages(MESSAGES);
  const starting = useAppState((state) => state.training.phase === 'starting');
  const running = record.status === 'running';
  const useable = hasWeights && !reads && !starting;
  const useLabel = reads ? t('row.reads.label', { name }) : t('row.use.label', { name });
  const useHint = hasWeights || running ? useLabel : `${useLabel} ${t('row.noWeights')}`;
  const deleteLabel = t('row.delete', { name });
  return (
    <span className="row-actions">
      <button
        type="button"
        className="button small"
        aria-disabled={!useable}
        aria-label={useHint}
        title={useHint}
        onClick={() => useable && model.use(record.id)}
      >
        {t(reads ? 'row.reads' : 'row.use')}
      </button>
      <button
        type="button"
        className="button small"
        aria-label={t('row.restore.label', { name })}
        title={t('row.restore.label', { name })}
        onClick={() => model.restorePlan(record.id)}
      >
        {t('row.restore')}
      </button>
      <button
        type="button"
        className="button compact small pin"
        data-action="pin"
        data-run={record.id}
        aria-pressed={record.pinned}
        aria-label={t('row.pin', { name })}
        title={t('row.pin', { name })}
        onClick={() => {
          keepFocus('pin', record.id);
          model.pin(record.id, !record.pinned);
        }}
      >
        <PinIcon />
      </button>
      <button
        type="button"
        className="button compact small"
        data-action="delete"
        data-run={record.id}
        aria-disabled={running}
        aria-label={deleteLabel}
        title={running ? `${deleteLabel}. ${t('row.running')}` : deleteLabel}
        onClick={() => {
          if (running) return;
          keepFocus('delete', record.id);
          model.remove(record.id);
        }}
      >
        <Icon name="clear" />
      </button>
    </span>
  );
}
