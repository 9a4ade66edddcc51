import './plan-editor.css';
import { useMemo } from 'react';
import { checkPlan } from '../../../core/model/check/plan';
import { useApp, useAppState } from '../../shared/app-context';
import { isLocked } from '../../train/status';
import { Builder } from './builder';
import { DataSection } from './data-section';
import { type Editor, EditorContext } from './editor-context';
import { EngineSection } from './engine-section';
import { LossSection } from './loss-section';
import { OptimizerSection } from './optimizer-section';
import { RateSection } from './rate-section';
import { Recipes } from './recipes';
import { RegularizationSection } from './regularization-section';

/** Every network and every knob there is. A default export, for it is loaded when it is first opened. */
export default function PlanEditor() {
  const { dispatch } = useApp().store;
  const plan = useAppState((state) => state.training.draft);
  const locked = useAppState(isLocked);
  const editor = useMemo<Editor>(() => {
    const check = checkPlan(plan);
    return {
      plan,
      problems: check.ok ? [] : check.problems,
      locked,
      edit: (edited) => dispatch({ type: 'planEdited', plan: edited }),
    };
  }, [plan, locked, dispatch]);
  return (
    <EditorContext value={editor}>
      <div className="plan-editor">
        <Recipes />
        <Builder />
        <OptimizerSection />
        <RateSection />
        <RegularizationSection />
        <DataSection />
        <LossSection />
        <EngineSection />
      </div>
    </EditorContext>
  );
}
