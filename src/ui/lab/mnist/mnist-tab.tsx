import './mnist.css';
import { useEffect, useState } from 'react';
import type { Browser } from '../../../app/lab/browse/browser';
import type { DigitPicture } from '../../../app/lab/browse/pictures';
import { BROWSE_PAGE, digitCount } from '../../../app/lab/browse/state';
import type { News } from '../../shared/announcer';
import { useMessages } from '../../shared/i18n/use-i18n';
import { LiveRegion } from '../../shared/live-region';
import { useStore } from '../use-store';
import { DigitGrid } from './digit-grid';
import { MNIST_MESSAGES } from './messages/mnist-messages';
import { MnistControls } from './mnist-controls';
import { Pager } from './pager';
import { RequestState } from './request-state';
import { useShowOnPad } from './use-show-on-pad';

const NO_DIGITS: readonly DigitPicture[] = [];

/** MNIST's digits, to leaf through. */
export function MnistTab({ browser }: { readonly browser: Browser }) {
  const { t } = useMessages(MNIST_MESSAGES);
  const { query, shown, pending, problem, marked } = useStore(browser.store, (state) => state);
  const total = useStore(browser.store, digitCount);
  const showOnPad = useShowOnPad();
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => browser.open(), [browser]);

  const set = shown?.query.set ?? query.set;
  const put = (digit: DigitPicture) => {
    showOnPad(digit.pixels);
    const name = t(digit.written ? 'digit.written' : `digit.${set}`, {
      index: String(digit.index),
      label: digit.label,
    });
    setNews({ topic: name, sentence: t('digit.done', { digit: name }) });
  };
  return (
    <div className="mnist">
      <p className="mnist-help">{t('intro')}</p>
      <MnistControls browser={browser} />
      <div className="mnist-bar">
        <Pager
          page={Math.floor(query.offset / BROWSE_PAGE)}
          size={BROWSE_PAGE}
          total={total}
          onChoose={browser.showPage}
        />
        <RequestState set={query.set} pending={pending} problem={problem} onRetry={browser.retry} />
      </div>
      <DigitGrid
        name={t('grid.label')}
        set={set}
        places={BROWSE_PAGE}
        digits={shown?.digits ?? NO_DIGITS}
        marked={marked}
        busy={pending}
        onPress={put}
      />
      <LiveRegion news={news} />
    </div>
  );
}
