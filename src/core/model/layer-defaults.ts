import type { DenseSpec, LayerSpec } from './network';

/** What each layer is when it is added: Keras' defaults, and sizes that suit MNIST where Keras has none. */
export const LAYER_DEFAULTS: { readonly [T in LayerSpec['type']]: LayerSpec & { readonly type: T } } = {
  Dense: { type: 'Dense', units: 64, activation: 'relu' },
  Conv2D: { type: 'Conv2D', filters: 32, kernelSize: 3, activation: 'relu' },
  MaxPooling2D: { type: 'MaxPooling2D', poolSize: 2 },
  AveragePooling2D: { type: 'AveragePooling2D', poolSize: 2 },
  Flatten: { type: 'Flatten' },
  Dropout: { type: 'Dropout', rate: 0.2 },
  BatchNormalization: { type: 'BatchNormalization', momentum: 0.99, epsilon: 0.001 },
  Activation: { type: 'Activation', activation: 'relu' },
};

/** What ends every network: one probability for each digit. */
export const OUTPUT_LAYER: DenseSpec = { type: 'Dense', units: 10, activation: 'softmax' };

/** A layer of another type that keeps what both types have, such as the activation. */
export function retyped(layer: LayerSpec, type: LayerSpec['type']): LayerSpec {
  const made = LAYER_DEFAULTS[type];
  const hasKernel =
    (type === 'Dense' || type === 'Conv2D') && (layer.type === 'Dense' || layer.type === 'Conv2D');
  const kept = Object.entries(layer).filter(
    ([key]) =>
      key !== 'type' && (key in made || (hasKernel && key.startsWith('kernel') && key !== 'kernelSize')),
  );
  return { ...made, ...Object.fromEntries(kept) };
}
