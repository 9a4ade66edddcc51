import type { ImportProblem } from '../../../app/lab/own/import';
import type { OwnTranslator } from './use-own-messages';
export function importProblemText(problem: ImportProblem, _: OwnTranslator): string {
  return problem.kind;
}
