import { curvesOf } from '../../../app/lab/runs/names';
import type { RunRecord } from '../../../app/lab/runs/record';
import { curvesJson, epochsCsv } from '../../../core/metrics/curve-file';
import { csvFile, download, fileName } from '../../charts/download';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

type ExportsProps = {
  /** those that were chosen, or all if there are none */
  readonly records: readonly RunRecord[];
  readonly chosen: boolean;
  readonly names: ReadonlyMap<string, string>;
};

/** The runs' curves as files. */
export function Exports({ records, chosen, names }: ExportsProps) {
  const { t } = useMessages(MESSAGES);
  const save = (ending: 'csv' | 'json') => {
    const runs = curvesOf(records, names);
    const file = fileName('inkling', runs.length === 1 ? runs[0]!.name : 'runs');
    const content =
      ending === 'csv'
        ? csvFile(epochsCsv(runs))
        : new Blob([curvesJson(runs)], { type: 'application/json' });
    download(`${file}.${ending}`, content);
  };
  return (
    <span className="exports">
      <span className="label">{t(chosen ? 'export.chosen' : 'export.all')}</span>
      <Button disabled={records.length === 0} hint={t('export.csv.hint')} onPress={() => save('csv')}>
        {t('export.csv')}
      </Button>
      <Button disabled={records.length === 0} onPress={() => save('json')}>
        {t('export.json')}
      </Button>
    </span>
  );
}
