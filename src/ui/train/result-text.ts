import type { RunState } from '../../app/state';
import type { Translator } from '../shared/i18n/t';

/** How the trained network does on the test digits, in a sentence. */
export function resultText(
  { test }: NonNullable<RunState['result']>,
  { t, percent, number }: Translator,
): string {
  return t('result.test', {
    right: test.count - test.wrong,
    count: test.count,
    accuracy: percent(test.accuracy, 1),
    wrong: test.wrong,
    loss: number(test.loss, 3),
  });
}
