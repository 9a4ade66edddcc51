import type { RunState } from '../../app/state';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';

const NO_EPOCHS: RunState['epochs'] = [];

/** The curves as numbers, a row for each epoch, under Keras' names. */
export function EpochTable() {
  const { t, number } = useI18n();
  const epochs = useAppState((state) => state.training.run?.epochs ?? NO_EPOCHS);
  const cell = (value: number | undefined) => (value === undefined ? '–' : number(value, 4, 'fixed'));
  return (
    <details className="disclosure">
      <summary>{t('table.title')}</summary>
      {epochs.length === 0 ? (
        <p>{t('table.empty')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and shall do so by the keyboard too
        <section className="table-scroll" aria-label={t('table.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('table.epoch')}</th>
                <th scope="col">loss</th>
                <th scope="col">accuracy</th>
                <th scope="col">val_loss</th>
                <th scope="col">val_accuracy</th>
              </tr>
            </thead>
            <tbody>
              {epochs.map(({ epoch, training, validation }) => (
                <tr key={epoch}>
                  <th scope="row">{epoch + 1}</th>
                  <td>{cell(training.loss)}</td>
                  <td>{cell(training.accuracy)}</td>
                  <td>{cell(validation?.loss)}</td>
                  <td>{cell(validation?.accuracy)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
