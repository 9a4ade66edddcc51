import { CONJUGATE_FORMULAS, OPTIMIZER_TYPES, type OptimizerSpec } from '../optimizer';
import { PLAN_LIMITS } from '../plan';
import { type LearningRateSchedule, SCHEDULE_DEFAULTS, SCHEDULE_TYPES } from '../schedule';
import type { FieldReader } from './fields';

/** Reads an optimiser; it is one if nothing was reported. */
export function readOptimizer(fields: FieldReader, candidate: unknown): OptimizerSpec {
  const from = fields.record(candidate, 'optimizer');
  const at = 'optimizer.';
  const type = fields.oneOf(from, 'type', OPTIMIZER_TYPES, at);
  const parameter = (key: string, limit: (typeof PLAN_LIMITS)[keyof typeof PLAN_LIMITS]) =>
    fields.number(from, key, limit, at);
  const learningRate = parameter('learningRate', PLAN_LIMITS.learningRate);
  const epsilon = () => parameter('epsilon', PLAN_LIMITS.epsilon);
  const momentum = () => parameter('momentum', PLAN_LIMITS.momentum);
  const adam = () => ({
    learningRate,
    beta1: parameter('beta1', PLAN_LIMITS.beta),
    beta2: parameter('beta2', PLAN_LIMITS.beta),
    epsilon: epsilon(),
  });
  switch (type) {
    case 'SGD': {
      const nesterov = fields.oneOf(from, 'nesterov', [false, true], at);
      return { type, learningRate, momentum: momentum(), nesterov };
    }
    case 'Adagrad': {
      const initial = parameter('initialAccumulatorValue', PLAN_LIMITS.initialAccumulatorValue);
      return { type, learningRate, initialAccumulatorValue: initial, epsilon: epsilon() };
    }
    case 'RMSprop': {
      const rho = parameter('rho', PLAN_LIMITS.rho);
      return { type, learningRate, rho, momentum: momentum(), epsilon: epsilon() };
    }
    case 'AdamW':
      return { type, ...adam(), weightDecay: parameter('weightDecay', PLAN_LIMITS.weightDecay) };
    case 'Adam':
      return { type, ...adam() };
    case 'ConjugateGradient':
      return {
        type,
        learningRate,
        formula: fields.oneOf(from, 'formula', CONJUGATE_FORMULAS, at),
        lineSearchSteps: parameter('lineSearchSteps', PLAN_LIMITS.lineSearchSteps),
      };
    default:
      return { type, learningRate };
  }
}

/** Reads a schedule; a plan without one has a constant rate. */
export function readSchedule(fields: FieldReader, candidate: unknown): LearningRateSchedule {
  if (candidate === undefined) return SCHEDULE_DEFAULTS.Constant;
  const from = fields.record(candidate, 'schedule');
  const at = 'schedule.';
  const type = fields.oneOf(from, 'type', SCHEDULE_TYPES, at);
  const warmupEpochs = fields.number(from, 'warmupEpochs', PLAN_LIMITS.warmupEpochs, at);
  const decayEpochs = () => fields.number(from, 'decayEpochs', PLAN_LIMITS.decayEpochs, at);
  switch (type) {
    case 'StepDecay':
    case 'ExponentialDecay': {
      const decayRate = fields.number(from, 'decayRate', PLAN_LIMITS.decayFactor, at);
      return { type, warmupEpochs, decayEpochs: decayEpochs(), decayRate };
    }
    case 'InverseTimeDecay': {
      const decayRate = fields.number(from, 'decayRate', PLAN_LIMITS.decayRate, at);
      return { type, warmupEpochs, decayEpochs: decayEpochs(), decayRate };
    }
    case 'CosineDecay':
      return { type, warmupEpochs, alpha: fields.number(from, 'alpha', PLAN_LIMITS.alpha, at) };
    default:
      return { type, warmupEpochs };
  }
}
