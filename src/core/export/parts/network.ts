import { BYTE_INPUT, UNIT_INPUT } from '../../files/keras/digit-input';
import { type Conv2DSpec, DEFAULT_INITIALIZER, type DenseSpec, type LayerSpec } from '../../model/network';
import type { Facts } from '../facts';
import { lines, pythonCall, pythonFloat, pythonInt, pythonName } from '../python';

/** `model`, built layer by layer. The name of its input tells the page, which may load it again, what a pixel full of ink is. */
export function networkCode({ plan, takesImages, fullBatch }: Facts): string {
  const name = plan.network.normalized === false ? BYTE_INPUT : UNIT_INPUT;
  const shape = takesImages ? '(28, 28, 1)' : '(784,)';
  const input = `keras.Input(shape=${shape}, name=${pythonName(name)})`;
  const inScope = fullBatch !== 'ConjugateGradient';
  return lines(
    'def build_network():',
    '    return keras.Sequential(',
    '        [',
    `            ${input},`,
    ...plan.network.layers.map((layer) => `${layerCode(layer, '            ')},`),
    '        ]',
    '    )',
    '',
    '',
    inScope ? 'with scope():\n    model = build_network()' : 'model = build_network()',
    'model.summary()',
  );
}

function layerCode(layer: LayerSpec, indent: string): string {
  return pythonCall(`keras.layers.${layer.type}`, layerArguments(layer), indent);
}

function layerArguments(layer: LayerSpec): string[] {
  switch (layer.type) {
    case 'Dense':
      return [pythonInt(layer.units), ...kernelArguments(layer)];
    case 'Conv2D':
      return [pythonInt(layer.filters), pythonInt(layer.kernelSize), ...kernelArguments(layer)];
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return [pythonInt(layer.poolSize)];
    case 'Dropout':
      return [pythonFloat(layer.rate)];
    case 'BatchNormalization':
      return [`momentum=${pythonFloat(layer.momentum)}`, `epsilon=${pythonFloat(layer.epsilon)}`];
    case 'Activation':
      return [pythonName(layer.activation)];
    case 'Flatten':
      return [];
    default:
      return layer satisfies never;
  }
}

function kernelArguments({ activation, kernelInitializer, kernelRegularizer }: DenseSpec | Conv2DSpec) {
  const parts = activation === 'linear' ? [] : [`activation=${pythonName(activation)}`];
  if (kernelInitializer !== undefined && kernelInitializer !== DEFAULT_INITIALIZER)
    parts.push(`kernel_initializer=${pythonName(kernelInitializer)}`);
  if (kernelRegularizer !== undefined) {
    const { l1, l2 } = kernelRegularizer;
    const penalties = [`l1=${pythonFloat(l1)}`, `l2=${pythonFloat(l2)}`];
    parts.push(`kernel_regularizer=${pythonCall('keras.regularizers.L1L2', penalties)}`);
  }
  return parts;
}
