import type { ConfigProblem } from '../../../app/config/config';
import type { EmbedTranslator } from './use-embed-messages';

/** A part of a URL that was not understood, in words. */
export function configProblemText(problem: ConfigProblem, { t }: EmbedTranslator): string {
  const { key, kind, value, allowed } = problem;
  switch (kind) {
    case 'badValue':
      return allowed.length === 0
        ? t('problem.badValue', { key, value })
        : t('problem.badValue.allowed', { key, value, allowed: allowed.join(t('list.separator')) });
    case 'unknownKey':
    case 'repeatedKey':
    case 'tooLong':
      return t(`problem.${kind}`, { key });
    case 'contrast':
      return t('problem.contrast', { key, value });
    case 'badPlan':
    case 'presetAndPlan':
    case 'notLoaded':
      return t(`problem.${kind}`);
    default:
      return kind satisfies never;
  }
}
