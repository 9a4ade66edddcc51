/** Networks of every layer in every place that a plan allows, small enough for plain JavaScript. */
import {
  ACTIVATIONS,
  inkValue,
  type LayerSpec,
  type NetworkSpec,
} from '../../../../../src/core/model/network';
import { someWeights } from '../cpu/support';

const OUTPUT: LayerSpec = { type: 'Dense', units: 10, activation: 'softmax' };
const NORMALIZE: LayerSpec = { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 };
const DROP: LayerSpec = { type: 'Dropout', rate: 0.3 };
const FLATTEN: LayerSpec = { type: 'Flatten' };
const dense = (units: number, activation: (typeof ACTIVATIONS)[number] = 'tanh'): LayerSpec => ({
  type: 'Dense',
  units,
  activation,
});
/** [4, 4, channels] from a digit, not in whole vectors unless there are four. */
const pictures = (channels: number): LayerSpec[] => [
  { type: 'MaxPooling2D', poolSize: 4 },
  { type: 'Conv2D', filters: channels, kernelSize: 4, activation: 'tanh' },
];

export type NamedNetwork = readonly [name: string, network: NetworkSpec];

/** Without batch normalisation. */
export const PLAIN: readonly NamedNetwork[] = [
  ...ACTIVATIONS.flatMap((activation): NamedNetwork[] => [
    [
      `${activation} after a row`,
      { layers: [dense(7, 'linear'), { type: 'Activation', activation }, OUTPUT] },
    ],
    [`${activation} first`, { layers: [{ type: 'Activation', activation }, OUTPUT] }],
    [
      `${activation} after pictures`,
      { layers: [...pictures(5), { type: 'Activation', activation }, FLATTEN, OUTPUT] },
    ],
  ]),
  [
    'softmax after pooling',
    {
      layers: [
        ...pictures(3),
        { type: 'MaxPooling2D', poolSize: 2 },
        { type: 'Activation', activation: 'softmax' },
        FLATTEN,
        OUTPUT,
      ],
    },
  ],
  ['dropout first', { layers: [DROP, dense(6), OUTPUT] }],
  ['dropout of a row', { layers: [dense(9), DROP, OUTPUT] }],
  ['dropout of whole vectors', { layers: [dense(8), DROP, OUTPUT] }],
  ['dropout of pictures', { layers: [...pictures(5), DROP, FLATTEN, OUTPUT] }],
  [
    'dropout after pooling, and again',
    {
      layers: [
        ...pictures(3),
        { type: 'MaxPooling2D', poolSize: 2 },
        DROP,
        FLATTEN,
        dense(7),
        { type: 'Dropout', rate: 0.95 },
        OUTPUT,
      ],
    },
  ],
  ['dropout of two layers in a row', { layers: [dense(9), DROP, DROP, OUTPUT] }],
  [
    'dropout of nothing',
    { layers: [{ type: 'Dropout', rate: 0 }, dense(5), { type: 'Dropout', rate: 0 }, OUTPUT] },
  ],
  [
    'dropout before pictures are flattened away',
    { layers: [FLATTEN, DROP, { type: 'Activation', activation: 'relu' }, dense(5), FLATTEN, DROP, OUTPUT] },
  ],
  ['flatten first', { layers: [FLATTEN, dense(5), OUTPUT] }],
  [
    'softmax as a layer at the end',
    { layers: [dense(5), dense(10, 'linear'), { type: 'Activation', activation: 'softmax' }] },
  ],
  [
    'softmax as a layer after all digits',
    { layers: [dense(10, 'linear'), { type: 'Activation', activation: 'softmax' }] },
  ],
  ['pixels up to 255', { layers: [dense(5), OUTPUT], normalized: false }],
  ['pixels up to 255, pictures', { layers: [...pictures(4), FLATTEN, OUTPUT], normalized: false }],
  ['pixels up to 255, dropout first', { layers: [DROP, OUTPUT], normalized: false }],
];

export const NORMALIZED: readonly NamedNetwork[] = [
  ['batch normalisation first', { layers: [NORMALIZE, dense(5), OUTPUT] }],
  ['batch normalisation of a row', { layers: [dense(7, 'linear'), NORMALIZE, OUTPUT] }],
  ['batch normalisation of whole vectors', { layers: [dense(8), NORMALIZE, OUTPUT] }],
  ['batch normalisation of pictures', { layers: [...pictures(5), NORMALIZE, FLATTEN, OUTPUT] }],
  [
    'batch normalisation of pictures in whole vectors',
    { layers: [...pictures(8), NORMALIZE, FLATTEN, OUTPUT] },
  ],
  [
    'batch normalisation of one channel',
    { layers: [{ type: 'MaxPooling2D', poolSize: 4 }, NORMALIZE, FLATTEN, OUTPUT] },
  ],
  [
    'batch normalisation twice',
    { layers: [dense(6), NORMALIZE, { ...NORMALIZE, momentum: 0.5, epsilon: 0.1 }, OUTPUT] },
  ],
  [
    'batch normalisation, an activation and dropout',
    { layers: [dense(6, 'linear'), NORMALIZE, { type: 'Activation', activation: 'relu' }, DROP, OUTPUT] },
  ],
  [
    'batch normalisation of dropped pictures, a softmax over channels',
    {
      layers: [
        ...pictures(3),
        DROP,
        NORMALIZE,
        { type: 'Activation', activation: 'softmax' },
        { type: 'MaxPooling2D', poolSize: 2 },
        FLATTEN,
        OUTPUT,
      ],
    },
  ],
  ['batch normalisation of pixels up to 255', { layers: [NORMALIZE, OUTPUT], normalized: false }],
  ['batch normalisation without a memory', { layers: [dense(5), { ...NORMALIZE, momentum: 0 }, OUTPUT] }],
];

/** Random weights with which no unit of these networks is far from where its activation bends. */
export function fittingWeights(network: NetworkSpec): Float32Array[] {
  const ink = inkValue(network);
  return someWeights(network).map((values, array) =>
    array === 0 ? values.map((value) => value / ink) : values,
  );
}
