import type { AugmentationSpec } from '../augmentation';
import { mostDigitsAStep } from '../cost';
import { type EarlyStopping, MONITORS } from '../early-stopping';
import { isFullBatch } from '../optimizer';
import { LOSSES, PLAN_LIMITS, type TrainingPlan } from '../plan';
import { createFieldReader, type FieldReader } from './fields';
import { readNetwork } from './network';
import { readOptimizer, readSchedule } from './optimizer';
import type { PlanProblem } from './problems';

export type PlanCheck =
  | { readonly ok: true; readonly plan: TrainingPlan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * The one place where a plan is checked, whoever made it. Total: any value is either a plan, rebuilt from its known
 * fields alone, or a list of everything that is wrong with it. Knobs that Keras' `fit` has defaults for may be absent; a plan
 * from before there were handwriting styles has none.
 */
export function checkPlan(candidate: unknown): PlanCheck {
  const fields = createFieldReader();
  const source = fields.record(candidate, '');
  const plan: TrainingPlan = {
    network: readNetwork(fields, source.network),
    optimizer: readOptimizer(fields, source.optimizer),
    schedule: readSchedule(fields, source.schedule),
    loss: fields.oneOf(source, 'loss', LOSSES),
    batchSize: fields.number(source, 'batchSize', PLAN_LIMITS.batchSize),
    epochs: fields.number(source, 'epochs', PLAN_LIMITS.epochs),
    validationSplit: fields.number(source, 'validationSplit', PLAN_LIMITS.validationSplit),
    trainingSize: fields.number(source, 'trainingSize', PLAN_LIMITS.trainingSize),
    shuffle: source.shuffle === undefined ? true : fields.oneOf(source, 'shuffle', [true, false]),
    earlyStopping: readEarlyStopping(fields, source.earlyStopping),
    styleShare:
      source.styleShare === undefined ? 0 : fields.number(source, 'styleShare', PLAN_LIMITS.styleShare),
    augmentation: readAugmentation(fields, source.augmentation),
    seed: fields.number(source, 'seed', PLAN_LIMITS.seed),
  };
  checkSplit(fields, plan);
  if (fields.problems.length === 0) checkTogether(fields, plan);
  return fields.problems.length === 0 ? { ok: true, plan } : { ok: false, problems: fields.problems };
}

function readEarlyStopping(fields: FieldReader, candidate: unknown): EarlyStopping | null {
  if (candidate === undefined || candidate === null) return null;
  const at = 'earlyStopping.';
  const from = fields.record(candidate, 'earlyStopping');
  return {
    monitor: fields.oneOf(from, 'monitor', MONITORS, at),
    minDelta: fields.number(from, 'minDelta', PLAN_LIMITS.minDelta, at),
    patience: fields.number(from, 'patience', PLAN_LIMITS.patience, at),
    restoreBestWeights: fields.oneOf(from, 'restoreBestWeights', [true, false], at),
  };
}

function readAugmentation(fields: FieldReader, candidate: unknown): AugmentationSpec | null {
  if (candidate === undefined || candidate === null) return null;
  const from = fields.record(candidate, 'augmentation');
  const amount = (key: keyof AugmentationSpec) => fields.number(from, key, PLAN_LIMITS[key], 'augmentation.');
  return {
    rotation: amount('rotation'),
    scale: amount('scale'),
    shear: amount('shear'),
    shift: amount('shift'),
    elastic: amount('elastic'),
    // A plan from before strokes were varied says nothing of them.
    strokeWidth: from.strokeWidth === undefined ? 0 : amount('strokeWidth'),
  };
}

/** A split so small that it holds back no digit at all. */
function checkSplit(fields: FieldReader, { trainingSize, validationSplit }: TrainingPlan): void {
  if (!(validationSplit > 0) || Math.floor(trainingSize * (1 - validationSplit)) !== trainingSize) return;
  const { max } = PLAN_LIMITS.validationSplit;
  fields.report({ path: 'validationSplit', kind: 'outOfRange', min: 1 / trainingSize, max });
}

/** What is wrong with sound knobs together. */
function checkTogether(fields: FieldReader, plan: TrainingPlan): void {
  const { network, optimizer, batchSize, trainingSize, validationSplit, earlyStopping } = plan;
  if (isFullBatch(optimizer)) {
    const index = network.layers.findIndex(({ type }) => type === 'BatchNormalization');
    if (index >= 0) fields.report({ path: `network.layers.${index}`, kind: 'needsBatches' });
  } else {
    const max = mostDigitsAStep(network);
    if (Math.min(batchSize, trainingSize) > max)
      fields.report({ path: 'batchSize', kind: 'batchTooLarge', max });
  }
  if (validationSplit === 0 && earlyStopping?.monitor.startsWith('val_'))
    fields.report({ path: 'earlyStopping.monitor', kind: 'needsValidation' });
}
