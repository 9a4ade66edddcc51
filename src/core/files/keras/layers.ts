import type { LayerSpec } from '../../model/network';
import { shown } from '../limits';
import type { FileProblem, ModelNote } from '../model-file';
import { fieldsOf, isUnset, numberOf } from './fields';
import type { KerasLayer } from './model-config';
import { activationOf, initializerOf, isLastAxis, layerActivation, regularizerOf } from './settings';

/** A layer of ours for one of Keras'. Its numbers are not checked: that is `readNetwork`'s. */
export type Translation =
  | {
      readonly ok: true;
      readonly layer: LayerSpec;
      readonly notes: readonly ModelNote[];
      /** arrays that the file does not have, since Keras was told to do without them */
      readonly without: readonly ('bias' | 'gamma' | 'beta')[];
    }
  | { readonly ok: false; readonly problem: FileProblem };

/** The layer types that are an activation and nothing else. */
const ACTIVATION_LAYERS = ['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'Softmax'];

/** Those that Keras knows in more ways than we do. */
const LAYERS_WITH_OPTIONS = ['Conv2D', 'MaxPooling2D', 'AveragePooling2D', 'Flatten', 'Dropout'];

/**
 * What a layer of Keras is here. Layers that only say what goes in (InputLayer, Rescaling, Reshape) are not for this
 * function.
 *
 * @param rank of what it takes, batch included
 */
export function translated(layer: KerasLayer, rank: number): Translation {
  const wrong = LAYERS_WITH_OPTIONS.includes(layer.type) ? wrongSetting(layer) : null;
  if (wrong !== null) return unsupported(layer, wrong);
  if (ACTIVATION_LAYERS.includes(layer.type)) {
    const activation = layerActivation(layer.type, layer.config, rank);
    return activation === null
      ? unsupported(layer, telling(layer))
      : { ok: true, layer: { type: 'Activation', activation }, notes: [], without: [] };
  }
  switch (layer.type) {
    case 'Dense':
    case 'Conv2D':
      return kernelLayer(layer, layer.type);
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return plain({ type: layer.type, poolSize: sideOf(layer.config.pool_size) });
    case 'Flatten':
      return plain({ type: 'Flatten' });
    case 'Dropout':
      return plain({ type: 'Dropout', rate: numberOf(layer.config.rate) });
    case 'BatchNormalization':
      return batchNormalization(layer, rank);
    default: {
      const problem = {
        kind: 'unsupportedLayer',
        layer: shown(layer.type),
        name: shown(layer.name),
      } as const;
      return { ok: false, problem };
    }
  }
}

function plain(layer: LayerSpec): Translation {
  return { ok: true, layer, notes: [], without: [] };
}

/** The setting in which an activation differs from ours. */
function telling({ type, config }: KerasLayer): string {
  if (type === 'Activation') return 'activation';
  if (type === 'Softmax') return 'axis';
  if (type === 'ReLU' && !isUnset(config.max_value)) return 'max_value';
  return type === 'ELU' || config.alpha !== undefined ? 'alpha' : 'negative_slope';
}

/** Names the first setting of a layer that is none of ours. */
function wrongSetting({ type, config }: KerasLayer): string | null {
  const isOne = (value: unknown) => isUnset(value) || sideOf(value) === 1;
  const wrong: { readonly [setting: string]: boolean } = {
    padding: !isUnset(config.padding) && config.padding !== 'valid',
    data_format: !isUnset(config.data_format) && config.data_format !== 'channels_last',
    strides: type === 'Conv2D' ? !isOne(config.strides) : !isPoolStride(config.strides, config.pool_size),
    dilation_rate: !isOne(config.dilation_rate),
    groups: !isOne(config.groups),
    noise_shape: !isUnset(config.noise_shape),
    kernel_size: type === 'Conv2D' && Number.isNaN(sideOf(config.kernel_size)),
    pool_size: type.endsWith('Pooling2D') && Number.isNaN(sideOf(config.pool_size)),
  };
  return Object.keys(wrong).find((setting) => wrong[setting]) ?? null;
}

/** Pools that do not overlap. */
function isPoolStride(strides: unknown, poolSize: unknown): boolean {
  return isUnset(strides) || sideOf(strides) === sideOf(poolSize);
}

/** 3 for 3, [3] or [3, 3]; NaN for anything else. */
function sideOf(value: unknown): number {
  const sides: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [side] = sides;
  const square = typeof side === 'number' && sides.length <= 2 && sides.every((other) => other === side);
  return square ? side : Number.NaN;
}

/** What changes nothing but training, and has no place here. */
const DROPPED = ['bias_regularizer', 'activity_regularizer', 'kernel_constraint', 'bias_constraint'];

function kernelLayer(layer: KerasLayer, type: 'Dense' | 'Conv2D'): Translation {
  const { config } = layer;
  const activation = activationOf(config.activation);
  if (activation === null) return unsupported(layer, 'activation');
  const initializer = initializerOf(config.kernel_initializer ?? 'glorot_uniform');
  const regularizer = isUnset(config.kernel_regularizer)
    ? undefined
    : regularizerOf(config.kernel_regularizer);
  const dropped = DROPPED.filter((setting) => !isUnset(config[setting]));
  if (initializer === null) dropped.push('kernel_initializer');
  if (regularizer === null) dropped.push('kernel_regularizer');
  const withoutBias = config.use_bias === false;
  if (withoutBias) dropped.push('use_bias');
  const shared = {
    activation,
    ...(initializer !== null && initializer !== 'glorot_uniform' && { kernelInitializer: initializer }),
    ...(regularizer && (regularizer.l1 !== 0 || regularizer.l2 !== 0) && { kernelRegularizer: regularizer }),
  };
  return {
    ok: true,
    layer:
      type === 'Dense'
        ? { type, units: numberOf(config.units), ...shared }
        : { type, filters: numberOf(config.filters), kernelSize: sideOf(config.kernel_size), ...shared },
    notes: notesOf(layer, dropped),
    without: withoutBias ? ['bias'] : [],
  };
}

function batchNormalization(layer: KerasLayer, rank: number): Translation {
  const { config } = layer;
  if (!isLastAxis(config.axis ?? -1, rank)) return unsupported(layer, 'axis');
  const spec = {
    type: 'BatchNormalization',
    momentum: numberOf(config.momentum ?? 0.99),
    epsilon: numberOf(config.epsilon ?? 0.001),
  } as const;
  const absent = (['scale', 'center'] as const).filter((setting) => config[setting] === false);
  const regularized = ['beta_regularizer', 'gamma_regularizer'].filter(
    (setting) => !isUnset(config[setting]),
  );
  return {
    ok: true,
    layer: spec,
    notes: notesOf(layer, [...absent, ...regularized]),
    without: absent.map((setting) => (setting === 'scale' ? 'gamma' : 'beta')),
  };
}

function notesOf({ name }: KerasLayer, dropped: readonly string[]): ModelNote[] {
  return dropped.map((setting) => ({ kind: 'droppedSetting', layer: shown(name), setting }));
}

/** @param setting the name of one that is none of ours */
export function unsupported(
  { type, name, config }: KerasLayer,
  setting: string,
): Translation & { ok: false } {
  const value = config[setting];
  const said = fieldsOf(value).class_name ?? value;
  const layer = shown(name === '' ? type : name);
  return { ok: false, problem: { kind: 'unsupportedSetting', layer, setting, value: shown(said) } };
}
