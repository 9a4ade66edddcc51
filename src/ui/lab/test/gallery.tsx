import { useId, useMemo, useState } from 'react';
import type { DigitPicture } from '../../../app/lab/browse/pictures';
import { MISTAKES } from '../../../app/lab/test/report';
import { GALLERY_PAGE, galleryOf } from '../../../app/lab/test/state';
import type { TestBench } from '../../../app/lab/test/test-bench';
import type { News } from '../../shared/announcer';
import { Button } from '../../shared/button';
import { useI18n } from '../../shared/i18n/use-i18n';
import { LiveRegion } from '../../shared/live-region';
import { Pager } from '../mnist/pager';
import { RequestState } from '../mnist/request-state';
import { inRows, useRoving } from '../mnist/use-roving';
import { useShowOnPad } from '../mnist/use-show-on-pad';
import { useStore } from '../use-store';
import { DigitCard } from './digit-card';
import { useTestMessages } from './use-test-messages';

/** The tested digits that are selected: the mistakes, or those of a cell of the confusion matrix. */
export function Gallery({ bench }: { readonly bench: TestBench }) {
  const words = useTestMessages();
  const pageWords = useI18n();
  const { t } = words;
  // One by one: while a network is trained, the state changes several times a second in what is not shown here.
  const report = useStore(bench.store, (state) => state.outcome?.report);
  const selection = useStore(bench.store, (state) => state.selection);
  const page = useStore(bench.store, (state) => state.page);
  const pictures = useStore(bench.store, (state) => state.pictures);
  const fetching = useStore(bench.store, (state) => state.fetching);
  const problem = useStore(bench.store, (state) => state.pictureProblem);
  const { all, shown } = useMemo(() => galleryOf({ report, selection, page }), [report, selection, page]);
  const { item, ...roving } = useRoving(0, (place) => place < shown.length, inRows(shown.length));
  const showOnPad = useShowOnPad();
  const [news, setNews] = useState<News | null>(null);
  const id = useId();

  const put = ({ index, label, pixels }: DigitPicture) => {
    showOnPad(pixels);
    setNews({ topic: `${index}`, sentence: t('card.done', { index: String(index), label }) });
  };
  return (
    <section className="gallery" aria-labelledby={id}>
      <div className="gallery-head">
        <h3 id={id} aria-live="polite">
          {selection.kind === 'mistakes' ? t('gallery.mistakes') : t('gallery.cell', selection)}
        </h3>
        <Button disabled={selection.kind === 'mistakes'} onPress={() => bench.select(MISTAKES)}>
          {t('gallery.all')}
        </Button>
        <Pager page={page} size={GALLERY_PAGE} total={report ? all.length : null} onChoose={bench.showPage} />
        <RequestState set="test" pending={fetching} problem={problem} onRetry={bench.fetchPictures} />
      </div>
      {report && shown.length > 0 ? (
        <ul className="card-grid" aria-label={t('gallery.label')} aria-busy={fetching} {...roving}>
          {shown.map((index, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: places stay, and what is in them changes
            <li key={place}>
              <DigitCard
                report={report}
                index={index}
                picture={pictures.get(index)}
                item={item(place)}
                onPress={put}
                words={words}
                pageWords={pageWords}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="card-grid-empty">{t(report ? 'gallery.noMistakes' : 'gallery.none')}</p>
      )}
      <LiveRegion news={news} />
    </section>
  );
}
