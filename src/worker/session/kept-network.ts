import { checkPlan } from '../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../core/model/default-plan';
import { type Weights, weightsFit } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { InklingError } from '../../protocol/errors';
import type { SavedRun } from '../../protocol/training';
import { restoreRun } from './run';

/**
 * Why these numbers, which the page had kept, are no network that can read, or no run of it that can go on; null if
 * they are.
 */
export function whatIsWrongWith(
  network: NetworkSpec,
  weights: Weights,
  run: SavedRun | null,
): InklingError | null {
  const check = checkPlan(run?.plan ?? { ...DEFAULT_PLAN, network });
  if (!check.ok) return { kind: 'plan', problems: check.problems };
  const fits = weightsFit(network, weights) && (run === null || restoreRun(weights, run) !== null);
  return fits ? null : { kind: 'model', problem: 'corrupt' };
}
