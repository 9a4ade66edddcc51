import '../mnist/mnist.css';
import { useEffect, useState } from 'react';
import type { DigitPicture } from '../../../app/lab/browse/pictures';
import { createTaughtSample, SAMPLE_SIZE, type TaughtSample } from '../../../app/lab/browse/taught-sample';
import type { News } from '../../shared/announcer';
import { useApp } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { LiveRegion } from '../../shared/live-region';
import { DigitGrid } from '../mnist/digit-grid';
import { MNIST_MESSAGES } from '../mnist/messages/mnist-messages';
import { RequestState } from '../mnist/request-state';
import { useShowOnPad } from '../mnist/use-show-on-pad';
import { useStore } from '../use-store';
import { usePlanMessages } from './messages/use-plan-messages';

/** Some digits as the plan has them taught; asked for once it is on show. */
export function TaughtStrip() {
  const app = useApp();
  const [sample, setSample] = useState<TaughtSample | null>(null);
  useEffect(() => {
    const created = createTaughtSample(app);
    setSample(created);
    return () => created.dispose();
  }, [app]);
  return sample && <Strip sample={sample} />;
}

function Strip({ sample }: { readonly sample: TaughtSample }) {
  const { t } = usePlanMessages();
  const mnist = useMessages(MNIST_MESSAGES);
  const { digits, pending, problem } = useStore(sample.store, (state) => state);
  const showOnPad = useShowOnPad();
  const [news, setNews] = useState<News | null>(null);
  const put = ({ index, label, pixels, written }: DigitPicture) => {
    showOnPad(pixels);
    const name = mnist.t(written ? 'digit.written' : 'digit.train', { index: String(index), label });
    setNews({ topic: name, sentence: mnist.t('digit.done', { digit: name }) });
  };
  return (
    <figure className="taught-strip">
      <figcaption>
        <strong>{t('taught.title')}</strong> {t('taught.help')}
      </figcaption>
      <DigitGrid
        name={t('taught.grid')}
        set="train"
        places={SAMPLE_SIZE}
        digits={digits}
        marked={null}
        busy={pending}
        onPress={put}
      />
      <div className="taught-bar">
        <Button onPress={sample.showOthers}>{t('taught.others')}</Button>
        <RequestState set="train" pending={pending} problem={problem} onRetry={sample.retry} />
      </div>
      <LiveRegion news={news} />
    </figure>
  );
}
