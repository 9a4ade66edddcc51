import { useId, useMemo } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import { splitOwn } from '../../../app/lab/own/split';
import { isTuning, type Tuning } from '../../../app/lab/own/tuning';
import { useAppState } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { MNIST_MESSAGES } from '../mnist/messages/mnist-messages';
import { problemSentence } from '../mnist/problem-sentence';
import { useStore } from '../use-store';
import { BeforeAfter } from './before-after';
import { useOwnMessages } from './use-own-messages';

/** Teaches the network that reads a person's own digits, and shows what that changed. */
export function FineTune({ own }: { readonly own: OwnDigits }) {
  const { t } = useOwnMessages();
  const headingId = useId();
  const digits = useStore(own.store, (state) => state.digits);
  const tuning = useStore(own.store, (state) => state.tuning);
  const idle = useAppState(({ training, network }) => training.phase === 'idle' && network !== null);
  const split = useMemo(() => splitOwn(digits), [digits]);
  const counts = { learning: split.learning.length, testing: split.testing.length };
  return (
    <section aria-labelledby={headingId} className="own-tune">
      <h3 id={headingId}>{t('tune.heading')}</h3>
      <p className="own-help">{t('tune.text')}</p>
      <p className="own-help own-split">
        {digits.length === 0
          ? t('tune.noDigits')
          : split.parted
            ? t('tune.parted', counts)
            : t('tune.notParted', { learning: counts.learning })}
      </p>
      <div className="own-row">
        <Button
          kind="primary"
          once
          disabled={!idle || digits.length === 0 || isTuning(tuning)}
          onPress={own.fineTune}
        >
          {t('tune.start')}
        </Button>
        {!idle && !isTuning(tuning) && <span className="own-help">{t('tune.busy')}</span>}
      </div>
      <p className="own-news" role="status" data-bad={tuning.kind === 'failed' || undefined}>
        <News tuning={tuning} />
      </p>
      <BeforeAfter tuning={tuning} />
    </section>
  );
}

function News({ tuning }: { readonly tuning: Tuning }) {
  const { t } = useOwnMessages();
  const mnist = useMessages(MNIST_MESSAGES);
  switch (tuning.kind) {
    case 'none':
      return null;
    case 'testingBefore':
    case 'learning':
    case 'testingAfter':
      return t(`tune.${tuning.kind}`);
    case 'done': {
      const how = t(tuning.stopped ? 'tune.stopped' : 'tune.done');
      return tuning.parted ? how : t('sentences', { first: how, second: t('tune.onLearnt') });
    }
    case 'failed': {
      const { problem } = tuning;
      if (problem.kind === 'changed' || problem.kind === 'brokenOff') return t(`tune.failed.${problem.kind}`);
      return t('tune.failed.error', { problem: problemSentence(problem, mnist) });
    }
    default:
      return tuning satisfies never;
  }
}
