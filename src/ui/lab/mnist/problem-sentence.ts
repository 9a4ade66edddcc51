import type { RequestProblem } from '../../../app/lab/requests';
import type { Translator } from '../../shared/i18n/t';
import type { MNIST_MESSAGES } from './messages/mnist-messages';

/** Why an answer did not come, in words. */
export function problemSentence(
  problem: RequestProblem,
  { t }: Translator<typeof MNIST_MESSAGES.en>,
): string {
  switch (problem.kind) {
    case 'data':
      return problem.problem === 'offline' ? t('problem.offline') : t('problem.data', { file: problem.file });
    case 'model':
    case 'busy':
    case 'changed':
    case 'outOfMemory':
      return t(`problem.${problem.kind}`);
    case 'workerDied':
    case 'engine':
    case 'engineFailed':
    case 'diverged':
      return t('problem.worker');
    case 'internal':
      return t('problem.internal', { message: problem.message });
    case 'plan':
      return t('problem.internal', { message: problem.problems.map(({ path }) => path).join(', ') });
    default:
      return problem satisfies never;
  }
}
