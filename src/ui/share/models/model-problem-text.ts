import type { ModelProblem } from '../../../app/share/models';
import type { FileProblem } from '../../../core/files/model-file';
import type { PlanTranslator } from '../../lab/plan/messages/use-plan-messages';
import { problemSentence } from '../../lab/plan/problem-sentence';
import type { ModelsTranslator } from './use-models-messages';

/** Why a model was not saved or opened, and what is possible instead. */
export function modelProblemText(
  problem: ModelProblem,
  i18n: ModelsTranslator,
  plan: PlanTranslator,
): string {
  switch (problem.kind) {
    case 'file':
      return fileProblemText(problem.problem, i18n, plan);
    case 'worker':
      return i18n.t(problem.problem.kind === 'busy' ? 'problem.busy' : 'problem.worker');
    default:
      return i18n.t(`problem.${problem.kind}`);
  }
}

export function fileProblemText(problem: FileProblem, i18n: ModelsTranslator, plan: PlanTranslator): string {
  const { t } = i18n;
  switch (problem.kind) {
    case 'tooLarge':
      return t('problem.tooLarge', {
        size: megabytes(problem.bytes, i18n),
        max: megabytes(problem.max, i18n),
      });
    case 'tooManyFiles':
      return t('problem.tooManyFiles', { count: problem.count, max: problem.max });
    case 'notThisFormat':
    case 'weightsOnly':
    case 'graphModel':
    case 'encrypted':
      return t(`problem.${problem.kind}`);
    case 'damaged':
      return t('problem.damaged', { where: problem.where });
    case 'unsupportedLayer':
      return t('problem.unsupportedLayer', { layer: problem.layer, name: problem.name });
    case 'unsupportedSetting': {
      const { layer, setting, value } = problem;
      return t('problem.unsupportedSetting', { layer, setting, value });
    }
    case 'notAChain':
      return t('problem.notAChain', { name: problem.name });
    case 'wrongInput':
    case 'wrongOutput':
      return t(`problem.${problem.kind}`, { shape: problem.shape });
    case 'notNumbers':
    case 'missingArray':
      return t(`problem.${problem.kind}`, { array: problem.array });
    case 'wrongShape': {
      const { array, expected, found } = problem;
      return t('problem.wrongShape', { array, expected: expected.join(', '), found: found.join(', ') });
    }
    case 'badNetwork': {
      const [first] = problem.problems;
      return t('problem.badNetwork', { why: first === undefined ? '' : whereAndWhy(first, i18n, plan) });
    }
    default:
      return problem satisfies never;
  }
}

type NetworkProblem = Extract<FileProblem, { readonly kind: 'badNetwork' }>['problems'][number];

function whereAndWhy(problem: NetworkProblem, { t }: ModelsTranslator, plan: PlanTranslator): string {
  const why = problemSentence(problem, plan);
  const [, layer] = /^network\.layers\.(\d+)/.exec(problem.path) ?? [];
  return layer === undefined ? why : t('problem.layer', { layer: Number(layer) + 1, why });
}

/** 1 MB is 1,048,576 bytes here. */
export function megabytes(bytes: number, { number }: Pick<ModelsTranslator, 'number'>): string {
  return number(bytes / (1024 * 1024), 2);
}
