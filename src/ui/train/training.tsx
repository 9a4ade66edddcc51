import { Controls } from './controls';
import { CurvesPlace } from './curves-place';
import { EpochTable } from './epoch-table';
import { PlanForm } from './plan-form';
import { RunStatus } from './run-status';

/** What the Train panel holds. */
export default function Training() {
  return (
    <>
      <PlanForm />
      <Controls />
      <RunStatus />
      <CurvesPlace />
      <EpochTable />
    </>
  );
}
