import type { OptimizerSpec } from '../../model/optimizer';
import type { Facts } from '../facts';
import { indented, lines, pythonBool, pythonCall, pythonFloat, pythonName } from '../python';
import type { CommentName } from '../texts/type';
import { scheduleCode } from './schedule';

type Comments = { readonly [name in CommentName]: string };

/** The learning rate, and what the network learns by. */
export function compileCode(facts: Facts, comments: Comments): string {
  const { plan, fullBatch } = facts;
  const conjugate = fullBatch === 'ConjugateGradient';
  const { optimizer } = plan;
  const compile = pythonCall('model.compile', [
    ...(conjugate ? [] : [pythonCall(optimizerName(optimizer), optimizerArguments(optimizer), 'optimizer=')]),
    `loss=${pythonName(plan.loss)}`,
    metricsArgument(facts),
  ]);
  return lines(
    scheduleCode(facts, comments),
    '',
    conjugate ? compile : `with scope():\n${indented(compile)}`,
  );
}

function optimizerName({ type }: OptimizerSpec): string {
  return `keras.optimizers.${type === 'BatchGradientDescent' ? 'SGD' : type}`;
}

function optimizerArguments(optimizer: OptimizerSpec): string[] {
  const rate = 'learning_rate=learning_rate';
  const epsilon = (value: number) => `epsilon=${pythonFloat(value)}`;
  switch (optimizer.type) {
    case 'SGD':
      return [
        rate,
        `momentum=${pythonFloat(optimizer.momentum)}`,
        `nesterov=${pythonBool(optimizer.nesterov)}`,
      ];
    case 'Adagrad':
      return [
        rate,
        `initial_accumulator_value=${pythonFloat(optimizer.initialAccumulatorValue)}`,
        epsilon(optimizer.epsilon),
      ];
    case 'RMSprop':
      return [
        rate,
        `rho=${pythonFloat(optimizer.rho)}`,
        `momentum=${pythonFloat(optimizer.momentum)}`,
        epsilon(optimizer.epsilon),
      ];
    case 'Adam':
    case 'AdamW':
      return [
        rate,
        ...(optimizer.type === 'AdamW' ? [`weight_decay=${pythonFloat(optimizer.weightDecay)}`] : []),
        `beta_1=${pythonFloat(optimizer.beta1)}`,
        `beta_2=${pythonFloat(optimizer.beta2)}`,
        epsilon(optimizer.epsilon),
      ];
    default:
      return [rate];
  }
}

/** Accuracy, and the losses that the page reports where Keras' own is another. */
function metricsArgument({ losses, oneHot }: Facts): string {
  const sparse = oneHot ? '' : 'Sparse';
  const names = [
    '"accuracy"',
    ...(losses.test === 'crossentropy'
      ? [`keras.metrics.${sparse}CategoricalCrossentropy(name="crossentropy")`]
      : []),
    ...(losses.training === 'squared_error' ? ['keras.metrics.MeanSquaredError(name="squared_error")'] : []),
  ];
  return names.length === 1
    ? `metrics=[${names[0]}]`
    : lines('metrics=[', ...names.map((name) => `    ${name},`), ']');
}
