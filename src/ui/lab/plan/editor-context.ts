import { createContext, useContext } from 'react';
import type { PlanProblem } from '../../../core/model/check/problems';
import type { TrainingPlan } from '../../../core/model/plan';

/** What every part of the editor works on. */
export type Editor = {
  readonly plan: TrainingPlan;
  readonly problems: readonly PlanProblem[];
  /** a run is under way, or a teacher has set it */
  readonly locked: boolean;
  /** for good, then */
  readonly byTeacher: boolean;
  readonly edit: (plan: TrainingPlan) => void;
};

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('There is no editor around this component');
  return editor;
}
