import { useAppState } from '../shared/app-context';
import { useLate } from '../shared/use-late';
import { RunFrame } from './run-frame';

const loadDetails = () => import('./run/run-details');

/** Where the run is. What else is to be said of it comes after the engine; if it does not, each turn of a run tries again. */
export function RunStatus() {
  const phase = useAppState((state) => state.training.phase);
  const { Part: RunDetails } = useLate(loadDetails, phase !== 'starting' && phase);
  return RunDetails ? <RunDetails /> : <RunFrame />;
}
