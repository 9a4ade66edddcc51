import type { RunState } from '../../../app/state';
import type { RunTranslator } from './use-run-messages';

/** Below this share of test digits read right, a run to the end has taught nothing: one in ten is chance. */
const GUESSING = 0.2;

/** How the trained network does on the test digits, and what to try if it learnt nothing. */
export function resultText(
  { test, steps, totalSteps }: NonNullable<RunState['result']>,
  { t, percent, number }: RunTranslator,
): string {
  const result = t('result.test', {
    right: test.count - test.wrong,
    count: test.count,
    accuracy: percent(test.accuracy, 1),
    wrong: test.wrong,
    loss: number(test.loss, 3, 'fixed'),
  });
  return steps === totalSteps && test.accuracy < GUESSING ? t('result.guessing', { result }) : result;
}
