import type { PlanProblem } from '../../core/model/check/problems';
import type { Translator } from '../shared/i18n/t';

/** Whether a problem is that of the value at a path of the plan, or below it. */
export function isAt(problem: PlanProblem, path: string): boolean {
  return problem.path === path || problem.path.startsWith(`${path}.`);
}

/** What is wrong with the value at a path of the plan, or below it, in a word or two; null for nothing. */
export function problemAt(problems: readonly PlanProblem[], path: string, { t }: Translator): string | null {
  const problem = problems.find((each) => isAt(each, path));
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'notANumber':
    case 'notWhole':
      return t(`planProblem.${problem.kind}`);
    case 'outOfRange':
      return t('planProblem.outOfRange', { min: problem.min, max: problem.max });
    case 'batchTooLarge':
      return t('planProblem.batchTooLarge', { max: problem.max });
    default:
      return t('planProblem.other');
  }
}
