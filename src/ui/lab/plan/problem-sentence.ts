import type { PlanProblem } from '../../../core/model/check/problems';
import type { PlanTranslator } from './messages/use-plan-messages';

/** What is wrong, and what to do about it. */
export function problemSentence(problem: PlanProblem, { t }: PlanTranslator): string {
  switch (problem.kind) {
    case 'outOfRange':
      return t(problem.path === 'network.layers' ? 'problem.layers' : 'problem.outOfRange', {
        min: problem.min,
        max: problem.max,
      });
    case 'unknownValue':
      return unknownValueSentence(problem.path, problem.allowed, t);
    case 'wrongOutput':
      return t('problem.wrongOutput', { units: problem.units });
    case 'tooManyParameters':
    case 'tooMuchWork':
      return t(`problem.${problem.kind}`, { count: problem.count, max: problem.max });
    case 'batchTooLarge':
      return t('problem.batchTooLarge', { max: problem.max });
    default:
      return t(`problem.${problem.kind}`);
  }
}

/** A network's end is checked as the one value that its last layers may have. */
function unknownValueSentence(path: string, allowed: readonly string[], t: PlanTranslator['t']): string {
  const [only, ...others] = allowed;
  if (others.length === 0 && path.startsWith('network.layers.')) {
    if (path.endsWith('.type')) return t('problem.output');
    if (path.endsWith('.activation')) return t(only === 'linear' ? 'problem.linear' : 'problem.softmax');
  }
  return t('problem.unknownValue', { allowed: allowed.join(', ') });
}
