import type { DigitSet } from '../../../app/lab/browse/state';
import type { RequestProblem } from '../../../app/lab/requests';
import { useAppState } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { MNIST_MESSAGES } from './messages/mnist-messages';
import { problemSentence } from './problem-sentence';

type RequestStateProps = {
  /** the digits that are asked for */
  readonly set: DigitSet;
  /** the answer is on its way */
  readonly pending: boolean;
  /** why it did not come */
  readonly problem: RequestProblem | null;
  readonly onRetry: () => void;
};

/** What is waited for, or why it did not come, in a place that is there anyway. */
export function RequestState({ set, pending, problem, onRetry }: RequestStateProps) {
  const i18n = useMessages(MNIST_MESSAGES);
  const progress = useAppState((state) => state.data[set]);
  const arriving = progress !== null && progress.samples < progress.total;
  const { t } = i18n;
  return (
    <div className="request-state">
      <p role="status">
        {pending &&
          (arriving
            ? t('fetching.mnist', { samples: progress.samples, total: progress.total })
            : t('fetching'))}
      </p>
      <p role="alert">{problem && problemSentence(problem, i18n)}</p>
      {problem && <Button onPress={onRetry}>{t('problem.retry')}</Button>}
    </div>
  );
}
