import { useState } from 'react';
import { PLAN_LIMITS } from '../../core/model/plan';
import { useApp, useAppState } from '../shared/app-context';
import { useControl } from '../shared/use-control';
import { isRunning } from './status';

/** The learning rate of the next run, which is moved in the run that is under way, too. */
export type LearningRateKnob = {
  /** as it stands in the form; may be no sound one */
  readonly value: number;
  /** that of the run's newest step; null while there is none */
  readonly now: number | null;
  readonly disabled: boolean;
  readonly edit: (value: number) => void;
  /** Hands an edited rate to the run: not before the last digit is typed, for 5e-4 begins with 5. */
  readonly settle: () => void;
  /** Both at once. */
  readonly move: (value: number) => void;
};

export function useLearningRate(): LearningRateKnob {
  const { store, commands } = useApp();
  const { draft, phase, run } = useAppState((state) => state.training);
  const [edited, setEdited] = useState(false);
  const value = draft.optimizer.learningRate;
  const running = isRunning(phase) && run !== null;
  // A line search finds its own way once it has begun.
  const free = useControl('learningRate') === 'shown';
  const moves = free && running && phase !== 'evaluating' && run.plan.optimizer.type !== 'ConjugateGradient';
  const write = (learningRate: number) =>
    store.dispatch({
      type: 'planEdited',
      plan: { ...draft, optimizer: { ...draft.optimizer, learningRate } },
    });
  const hand = (learningRate: number) => {
    const { min, max } = PLAN_LIMITS.learningRate;
    if (moves && learningRate >= min && learningRate <= max) commands.setLearningRate(learningRate);
  };
  return {
    value,
    now: running ? (run.progress?.learningRate ?? null) : null,
    disabled: !free || (isRunning(phase) && !moves),
    edit: (learningRate) => {
      write(learningRate);
      setEdited(true);
    },
    settle: () => {
      if (edited) hand(value);
      setEdited(false);
    },
    move: (learningRate) => {
      write(learningRate);
      hand(learningRate);
    },
  };
}
