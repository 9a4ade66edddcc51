import type { ModelContent } from '../../../../src/core/files/model-file';
import { initialWeights } from '../../../../src/core/model/initialize';
import type { NetworkSpec } from '../../../../src/core/model/network';

/** A network of most types of layers with so few numbers that what is harmed in its file is rarely one of them. */
const network: NetworkSpec = {
  layers: [
    { type: 'Conv2D', filters: 2, kernelSize: 5, activation: 'leaky_relu', kernelInitializer: 'he_normal' },
    { type: 'MaxPooling2D', poolSize: 4 },
    { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 },
    { type: 'AveragePooling2D', poolSize: 2 },
    { type: 'Dropout', rate: 0.2 },
    { type: 'Flatten' },
    { type: 'Dense', units: 3, activation: 'elu', kernelRegularizer: { l1: 0, l2: 0.01 } },
    { type: 'Dense', units: 10, activation: 'softmax' },
  ],
};

export const SMALL_MODEL: ModelContent = { network, weights: initialWeights(network, 5) };
