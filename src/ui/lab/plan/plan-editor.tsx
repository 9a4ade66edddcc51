import './plan-editor.css';
import { useMemo } from 'react';
import { checkPlan } from '../../../core/model/check/plan';
import { useApp, useAppState } from '../../shared/app-context';
import { useControl } from '../../shared/use-control';
import { isLocked } from '../../train/status';
import { Builder } from './builder';
import { DATA_PARTS, DataSection } from './data-section';
import { type Editor, EditorContext } from './editor-context';
import { EngineSection } from './engine-section';
import { LossSection } from './loss-section';
import { OptimizerSection } from './optimizer-section';
import { Part, Parts } from './part';
import { RATE_PARTS, RateSection } from './rate-section';
import { Recipes } from './recipes';
import { REGULARIZATION_PARTS, RegularizationSection } from './regularization-section';

/** Every network and every knob there is. A default export, for it is loaded when it is first opened. */
export default function PlanEditor() {
  const { dispatch } = useApp().store;
  const plan = useAppState((state) => state.training.draft);
  const running = useAppState(isLocked);
  const byTeacher = useControl('settings') === 'locked';
  const locked = running || byTeacher;
  const editor = useMemo<Editor>(() => {
    const check = checkPlan(plan);
    return {
      plan,
      problems: check.ok ? [] : check.problems,
      locked,
      byTeacher,
      edit: (edited) => dispatch({ type: 'planEdited', plan: edited }),
    };
  }, [plan, locked, byTeacher, dispatch]);
  return (
    <EditorContext value={editor}>
      <div className="plan-editor">
        <Part control="preset">
          <Recipes />
        </Part>
        <Part control="network">
          <Builder />
        </Part>
        <Part control="optimizer">
          <OptimizerSection />
        </Part>
        <Parts controls={RATE_PARTS}>
          <RateSection />
        </Parts>
        <Parts controls={REGULARIZATION_PARTS}>
          <RegularizationSection />
        </Parts>
        <Parts controls={DATA_PARTS}>
          <DataSection />
        </Parts>
        <Part control="loss">
          <LossSection />
        </Part>
        <Part control="engine">
          <EngineSection />
        </Part>
      </div>
    </EditorContext>
  );
}
