import { resultSummary } from '../../../app/lab/test/state';
import type { TestBench } from '../../../app/lab/test/test-bench';
import { networkTitle } from '../../../core/model/network';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { MNIST_MESSAGES } from '../mnist/messages/mnist-messages';
import { problemSentence } from '../mnist/problem-sentence';
import { useStore } from '../use-store';
import { shareOr } from './share-or';
import { type TestTranslator, useTestMessages } from './use-test-messages';

type Result = NonNullable<ReturnType<typeof resultSummary>>;

/** The button that tests, and the result in a line or two. */
export function TestLine({ bench }: { readonly bench: TestBench }) {
  const i18n = useTestMessages();
  const mnist = useMessages(MNIST_MESSAGES);
  const state = useStore(bench.store, (whole) => whole);
  const { pending, problem } = state;
  const result = resultSummary(state);
  const { t } = i18n;
  return (
    <div className="test-line">
      <Button kind="primary" disabled={pending} onPress={bench.test}>
        {t(result && !result.stale ? 'test.again' : 'test.run')}
      </Button>
      <div className="test-words">
        <p role="status" className="test-result">
          {pending ? t('test.running') : result ? resultLine(result, i18n) : t('result.none')}{' '}
          {!pending && result?.stale && <span className="test-stale">{t('result.stale')}</span>}
        </p>
        <p role="alert" className="test-problem">
          {problem && problemSentence(problem, mnist)}
        </p>
        {!problem && (
          <p className="test-help">
            {result ? t('result.network', { network: networkTitle(result.info.network) }) : t('intro')}
          </p>
        )}
      </div>
    </div>
  );
}

function resultLine({ correct, count, accuracy, loss }: Result, i18n: TestTranslator): string {
  return i18n.t('result.numbers', {
    right: correct,
    count,
    accuracy: shareOr(accuracy, 2, i18n),
    wrong: count - correct,
    loss: loss === null || !Number.isFinite(loss) ? '–' : i18n.number(loss, 3, 'fixed'),
  });
}
