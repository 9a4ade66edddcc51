import { checkPlan } from '../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../core/model/default-plan';
import { type Weights, weightsFit } from '../../core/model/initialize';
import type { NetworkSpec } from '../../core/model/network';
import type { InklingError } from '../../protocol/errors';

/** Why these numbers, which the page had kept, are no network that can read; null if they are. */
export function whatIsWrongWith(network: NetworkSpec, weights: Weights): InklingError | null {
  const check = checkPlan({ ...DEFAULT_PLAN, network });
  if (!check.ok) return { kind: 'plan', problems: check.problems };
  return weightsFit(network, weights) ? null : { kind: 'model', problem: 'corrupt' };
}
