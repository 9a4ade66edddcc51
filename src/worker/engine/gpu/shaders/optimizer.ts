import type { BatchOptimizerSpec } from '../../../../core/model/optimizer';
import { adagrad } from './optimizers/adagrad';
import { adam } from './optimizers/adam';
import { adamW } from './optimizers/adam-w';
import { rmsProp, rmsPropWithMomentum } from './optimizers/rms-prop';
import { sgd, sgdWithMomentum, sgdWithNesterov } from './optimizers/sgd';

/** An update rule of Keras 3 as GLSL for four weights at once. */
export type OptimizerShader = {
  /** how many numbers it remembers for each weight: at most 2, `slot0` and `slot1` */
  readonly slots: 0 | 1 | 2;
  /** Statements that change `w`, `slot0` and `slot1` by the gradient `g`. `rates` are the numbers below. */
  readonly update: string;
};

/** An optimiser with its numbers. */
export type Optimizer = {
  readonly shader: OptimizerShader;
  /** what each slot starts with */
  readonly initial: readonly number[];
  /** the shader's `rates` for a step; @param step counted from 1 */
  readonly rates: (step: number) => readonly [number, number, number, number];
  /** what of itself a weight loses before each update, as AdamW has it */
  readonly decay: number;
};

/** The optimiser that a plan asks for. */
export function optimizerOf(spec: BatchOptimizerSpec): Optimizer {
  switch (spec.type) {
    case 'Adam':
      return adam(spec);
    case 'AdamW':
      return adamW(spec);
    case 'Adagrad':
      return adagrad(spec);
    case 'RMSprop':
      return spec.momentum === 0 ? rmsProp(spec) : rmsPropWithMomentum(spec);
    case 'SGD':
      if (spec.momentum === 0) return sgd(spec);
      return spec.nesterov ? sgdWithNesterov(spec) : sgdWithMomentum(spec);
    default:
      return spec satisfies never;
  }
}

/** The specification of an optimiser of this type. */
export type SpecOf<T extends BatchOptimizerSpec['type']> = Extract<BatchOptimizerSpec, { readonly type: T }>;
