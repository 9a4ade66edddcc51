import {
  ACTIVATIONS,
  type Activation,
  ELU_ALPHA,
  type Initializer,
  LEAKY_RELU_SLOPE,
  type RegularizerSpec,
} from '../../model/network';
import { type Fields, fieldsOf, isAbout, isUnset, textOf } from './fields';

/**
 * The activation that a layer's `activation` says: a name, a function by its name, or one of Keras' layers that are an
 * activation; null where it is not one of ours.
 */
export function activationOf(value: unknown): Activation | null {
  if (isUnset(value)) return 'linear';
  if (typeof value === 'string') return namedActivation(value);
  const { class_name: type, config } = fieldsOf(value);
  if (type === 'function') return namedActivation(textOf(config));
  // A layer that says its activation as another such layer could go on for ever.
  return type === 'Activation' ? null : layerActivation(textOf(type), fieldsOf(config), null);
}

function namedActivation(name: string): Activation | null {
  // What TensorFlow's own function was saved as.
  const known = name === 'softmax_v2' ? 'softmax' : name;
  return ACTIVATIONS.find((activation) => activation === known) ?? null;
}

/** The slope that Keras' layer has unless told otherwise; the function of the same name has another. */
const LAYER_SLOPE = 0.3;

/**
 * The activation that a layer of Keras is; null where it is none, or one with settings that we do not have.
 *
 * @param rank of what it takes, batch included; null where only the last axis may be named as -1
 */
export function layerActivation(type: string, config: Fields, rank: number | null): Activation | null {
  switch (type) {
    case 'Activation':
      return activationOf(config.activation);
    case 'ReLU': {
      const slope = config.negative_slope ?? 0;
      if (!isUnset(config.max_value) || (config.threshold ?? 0) !== 0) return null;
      if (isAbout(slope, LEAKY_RELU_SLOPE)) return 'leaky_relu';
      return slope === 0 ? 'relu' : null;
    }
    case 'LeakyReLU': {
      const slope = config.negative_slope ?? config.alpha ?? LAYER_SLOPE;
      return isAbout(slope, LEAKY_RELU_SLOPE) ? 'leaky_relu' : null;
    }
    case 'ELU':
      return (config.alpha ?? ELU_ALPHA) === ELU_ALPHA ? 'elu' : null;
    case 'Softmax':
      return isLastAxis(config.axis ?? -1, rank) ? 'softmax' : null;
    default:
      return null;
  }
}

/** Whether an axis, or a list of one, is the last of an array of this rank. */
export function isLastAxis(axis: unknown, rank: number | null): boolean {
  const one = Array.isArray(axis) && axis.length === 1 ? axis[0] : axis;
  return one === -1 || (rank !== null && one === rank - 1);
}

const INITIALIZER_NAMES: { readonly [name in Initializer]: string } = {
  glorot_uniform: 'GlorotUniform',
  glorot_normal: 'GlorotNormal',
  he_uniform: 'HeUniform',
  he_normal: 'HeNormal',
  random_uniform: 'RandomUniform',
  random_normal: 'RandomNormal',
  zeros: 'Zeros',
  ones: 'Ones',
};

/** Keras' class of an initialiser. */
export function initializerClass(initializer: Initializer): string {
  return INITIALIZER_NAMES[initializer];
}

/** The initialiser that a layer's `kernel_initializer` says; null where it is not one of ours, with our settings. */
export function initializerOf(value: unknown): Initializer | null {
  const { class_name, config } = fieldsOf(value);
  const type = typeof value === 'string' ? value : textOf(class_name);
  const settings = fieldsOf(config);
  if (type === 'VarianceScaling') return scaledInitializer(settings);
  const names = Object.entries(INITIALIZER_NAMES) as [Initializer, string][];
  const name = names.find((either) => either.includes(type))?.[0] ?? null;
  if (name === 'random_uniform' && !hasOurs(settings, { minval: -0.05, maxval: 0.05 })) return null;
  if (name === 'random_normal' && !hasOurs(settings, { mean: 0, stddev: 0.05 })) return null;
  return name;
}

/** Whether each setting that is said is what ours has. */
function hasOurs(settings: Fields, ours: { readonly [key: string]: number }): boolean {
  return Object.entries(ours).every(
    ([key, value]) => isUnset(settings[key]) || isAbout(settings[key], value),
  );
}

/** What Glorot's and He's initialisers were written as at first, and are in TensorFlow.js. */
function scaledInitializer({ scale, mode, distribution }: Fields): Initializer | null {
  const shape = distribution === 'uniform' ? 'uniform' : 'normal';
  if (isAbout(scale, 1) && mode === 'fan_avg') return `glorot_${shape}`;
  return isAbout(scale, 2) && mode === 'fan_in' ? `he_${shape}` : null;
}

/** The penalty where a regularizer is named without numbers. */
const NAMED_PENALTY = 0.01;

/** The penalty that a layer's `kernel_regularizer` says; null where it is of another kind than L1 and L2. */
export function regularizerOf(value: unknown): RegularizerSpec | null {
  const { class_name, config } = fieldsOf(value);
  const type = textOf(typeof value === 'string' ? value : class_name).toLowerCase();
  const settings = fieldsOf(config);
  const penalty = (key: string) => {
    if (typeof value === 'string') return type.includes(key) ? NAMED_PENALTY : 0;
    const said = settings[key];
    return typeof said === 'number' ? said : 0;
  };
  return ['l1', 'l2', 'l1l2', 'l1_l2'].includes(type) ? { l1: penalty('l1'), l2: penalty('l2') } : null;
}
