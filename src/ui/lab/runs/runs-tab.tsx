import './runs.css';
import { useMemo } from 'react';
import { KEPT_RUNS, KEPT_WEIGHTS } from '../../../app/lab/runs/limits';
import { runNames } from '../../../app/lab/runs/names';
import type { Runs } from '../../../app/lab/runs/runs';
import { sortRuns } from '../../../app/lab/runs/sort';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { useStore } from '../use-store';
import { DifferenceTable } from './difference-table';
import { Exports } from './exports';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { Notice } from './notice';
import { Overlay } from './overlay';
import type { OverlayRun } from './overlay-run';
import { RunsTable } from './runs-table';

const MESSAGES = { en, zh };

/** Every run that is kept: a table, and below it the curves and differences of those that are chosen. */
export function RunsTab({ model }: { readonly model: Runs }) {
  const { t, plural } = useMessages(MESSAGES);
  const { loading, records, deleted, order, chosen, withWeights, use } = useStore(
    model.store,
    (state) => state,
  );
  // Deleted ones keep their names for the sentence that says so.
  const names = useMemo(() => runNames([...records, ...deleted]), [records, deleted]);
  const sorted = useMemo(() => sortRuns(records, order, names), [records, order, names]);
  const slots = useMemo(() => new Map(chosen.map(({ id, slot }) => [id, slot])), [chosen]);
  const overlaid = useMemo(
    () =>
      chosen.flatMap(({ id, slot }): OverlayRun[] => {
        const record = records.find((each) => each.id === id);
        return record ? [{ record, slot, name: names.get(id) ?? '' }] : [];
      }),
    [chosen, records, names],
  );
  const [a, b, more] = overlaid;
  return (
    <div className="runs">
      <p className="runs-note">{t('intro')}</p>
      <Notice model={model} names={names} alone={records.length === 0} />
      {records.length === 0 ? (
        <p className="runs-empty">{t(loading ? 'loading' : 'empty')}</p>
      ) : (
        <>
          <RunsTable
            model={model}
            records={sorted}
            names={names}
            order={order}
            slots={slots}
            withWeights={withWeights}
            reading={use.reading}
          />
          <div className="runs-tools">
            <span className="runs-count">{plural('chosen', chosen.length)}</span>
            <Button disabled={chosen.length === 0} onPress={model.chooseNone}>
              {t('chosen.clear')}
            </Button>
            <Exports
              records={overlaid.length > 0 ? overlaid.map(({ record }) => record) : sorted}
              chosen={overlaid.length > 0}
              names={names}
            />
          </div>
          <p className="runs-note">{t('kept', { weights: KEPT_WEIGHTS, runs: KEPT_RUNS })}</p>
          {overlaid.length > 0 ? (
            <Overlay runs={overlaid} />
          ) : (
            <p className="runs-hint">{t('overlay.hint')}</p>
          )}
          <section className="differences">
            <h3>{t('difference.title')}</h3>
            {a && b && !more ? (
              <DifferenceTable a={a} b={b} />
            ) : (
              <p className="runs-note">{t('difference.hint')}</p>
            )}
          </section>
        </>
      )}
    </div>
  );
}
