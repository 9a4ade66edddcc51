import { IMPORT_BYTES, type ImportProblem } from '../../../app/lab/own/import';
import type { OwnTranslator } from './use-own-messages';

/** Why an import brought nothing, and what to do, in words. */
export function importProblemText(problem: ImportProblem, { t }: OwnTranslator): string {
  return t('sentences', { first: reason(problem, t), second: t('import.nothing') });
}

function reason(problem: ImportProblem, t: OwnTranslator['t']): string {
  switch (problem.kind) {
    case 'tooLarge':
      return t('import.tooLarge', { max: IMPORT_BYTES / 1_000_000 });
    case 'unreadable':
      return t('import.unreadable', { file: problem.file });
    case 'pairMissing':
      return t('import.pairMissing');
    case 'strokes':
      return strokesReason(problem, t);
    case 'idx':
      return idxReason(problem.problem, t);
    default:
      return problem satisfies never;
  }
}

type StrokesProblem = Extract<ImportProblem, { readonly kind: 'strokes' }>;

function strokesReason({ file, problem }: StrokesProblem, t: OwnTranslator['t']): string {
  switch (problem.kind) {
    case 'too-long':
      return t('import.tooLarge', { max: IMPORT_BYTES / 1_000_000 });
    case 'not-json':
      return t('import.notJson', { file });
    case 'version':
      return t('import.version', { file });
    case 'too-many-digits':
      return t('import.tooMany', { max: problem.most });
    case 'not-strokes':
    case 'no-digits':
      return t('import.noDigits', { file });
    default:
      return problem satisfies never;
  }
}

type IdxProblem = Extract<ImportProblem, { readonly kind: 'idx' }>['problem'];

function idxReason(problem: IdxProblem, t: OwnTranslator['t']): string {
  switch (problem.kind) {
    case 'not-idx':
      return t(problem.file === 'images' ? 'import.badImages' : 'import.badLabels');
    case 'image-size':
      return t('import.imageSize', { rows: problem.rows, columns: problem.columns });
    case 'count':
      return t('import.countsDiffer', { images: problem.images, labels: problem.labels });
    case 'label':
      return t('import.wrongLabel', { number: problem.index + 1, label: problem.label });
    case 'too-many-digits':
      return t('import.tooMany', { max: problem.most });
    case 'no-digits':
      return t('import.empty');
    default:
      return problem satisfies never;
  }
}
