import { useId, useMemo, useState } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import { Pager } from '../mnist/pager';
import { inRows, useRoving } from '../mnist/use-roving';
import { useStore } from '../use-store';
import { OwnFilterFields } from './own-filter';
import { OwnTile } from './own-tile';
import { type OwnFilter, readingCounts, shownDigits } from './shown-digits';
import { useOwnMessages } from './use-own-messages';

/** Some rows on a wide page: more would be slow to paint. */
const PAGE = 60;

type OwnListProps = {
  readonly own: OwnDigits;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

/** The kept digits, page by page, and how the network of the moment reads them. */
export function OwnList({ own, chosen, onChoose }: OwnListProps) {
  const { t } = useOwnMessages();
  const headingId = useId();
  const loaded = useStore(own.store, (state) => state.loaded);
  const digits = useStore(own.store, (state) => state.digits);
  const readings = useStore(own.store, (state) => state.readings);
  const [filter, setFilter] = useState<OwnFilter>({ label: null, onlyWrong: false });
  const [askedPage, setPage] = useState(0);
  const shown = useMemo(() => shownDigits(digits, readings, filter), [digits, readings, filter]);
  const page = Math.min(askedPage, Math.max(0, Math.ceil(shown.length / PAGE) - 1));
  const onPage = shown.slice(page * PAGE, (page + 1) * PAGE);
  const { item, ...roving } = useRoving(0, (place) => place < onPage.length, inRows(onPage.length));

  return (
    <section aria-labelledby={headingId} className="own-list">
      <h3 id={headingId}>{t('list.heading')}</h3>
      <Score own={own} />
      <OwnFilterFields
        digits={digits}
        filter={filter}
        onChange={(next) => {
          setFilter(next);
          setPage(0);
        }}
      />
      {onPage.length === 0 ? (
        <p className="own-empty">
          {t(digits.length > 0 ? 'list.noneShown' : loaded ? 'list.empty' : 'list.loading')}
        </p>
      ) : (
        <ul className="digit-grid" aria-label={t('list.label')} {...roving}>
          {onPage.map((digit, place) => (
            <li key={digit.id}>
              <OwnTile
                digit={digit}
                reading={readings.get(digit.id)}
                chosen={digit.id === chosen}
                onChoose={() => onChoose(digit.id)}
                {...item(place)}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length > PAGE && <Pager page={page} size={PAGE} total={shown.length} onChoose={setPage} />}
    </section>
  );
}

function Score({ own }: Pick<OwnListProps, 'own'>) {
  const { t, percent } = useOwnMessages();
  const digits = useStore(own.store, (state) => state.digits);
  const readings = useStore(own.store, (state) => state.readings);
  const { read, right } = useMemo(() => readingCounts(digits, readings), [digits, readings]);
  return (
    <p className="own-score">
      {read > 0
        ? t('list.right', { right, count: read, share: percent(right / read, 1) })
        : digits.length > 0 && t('list.unread')}
    </p>
  );
}
