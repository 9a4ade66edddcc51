import type { PlanProblem } from '../../core/model/check/problems';
import type { Translator } from '../shared/i18n/t';

/** What is wrong with the value at a path of the plan, or below it; null for nothing. */
export function problemAt(problems: readonly PlanProblem[], path: string, { t }: Translator): string | null {
  const problem = problems.find((each) => each.path === path || each.path.startsWith(`${path}.`));
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'notANumber':
    case 'notWhole':
      return t(`planProblem.${problem.kind}`);
    case 'outOfRange':
      return t('planProblem.outOfRange', { min: problem.min, max: problem.max });
    default:
      return t('planProblem.other');
  }
}
