import fc from 'fast-check';
import type { ModelContent } from '../../../../src/core/files/model-file';
import {
  ACTIVATIONS,
  INITIALIZERS,
  type LayerSpec,
  type NetworkSpec,
  outputShape,
  type Shape,
  shapeSize,
} from '../../../../src/core/model/network';
import { weightShapes } from '../../../../src/core/model/weights';
import { seededRandom } from '../../../../src/core/random/random';

/** Numbers between two layers: more would make tests slow. */
const MOST_NUMBERS = 800;

const activation = fc.constantFrom(...ACTIVATIONS);
const kernel = fc.record(
  {
    kernelInitializer: fc.constantFrom(...INITIALIZERS),
    kernelRegularizer: fc.record({ l1: fc.double({ min: 0, max: 1, noNaN: true }), l2: fc.constant(0.01) }),
  },
  { requiredKeys: [] },
);
const side = fc.integer({ min: 1, max: 5 });

/** Any layer of any type; whether it fits is seen later. */
const layer: fc.Arbitrary<LayerSpec> = fc.oneof(
  fc
    .tuple(
      fc.record({ type: fc.constant('Dense' as const), units: fc.integer({ min: 1, max: 12 }), activation }),
      kernel,
    )
    .map(([plain, more]) => ({ ...plain, ...more })),
  fc
    .tuple(
      fc.record({
        type: fc.constant('Conv2D' as const),
        filters: fc.integer({ min: 1, max: 3 }),
        kernelSize: side,
        activation,
      }),
      kernel,
    )
    .map(([plain, more]) => ({ ...plain, ...more })),
  fc.record({ type: fc.constantFrom('MaxPooling2D' as const, 'AveragePooling2D' as const), poolSize: side }),
  fc.record({ type: fc.constant('Dropout' as const), rate: fc.double({ min: 0, max: 0.95, noNaN: true }) }),
  fc.record({
    type: fc.constant('BatchNormalization' as const),
    momentum: fc.double({ min: 0, max: 0.9999, noNaN: true }),
    epsilon: fc.double({ min: 1e-10, max: 1, noNaN: true }),
  }),
  fc.record({ type: fc.constant('Activation' as const), activation }),
  fc.constant({ type: 'Flatten' as const }),
);

/** Networks that `checkPlan` takes, small, of all types of layers and with the fields of each in any order. */
export const networkArbitrary: fc.Arbitrary<NetworkSpec> = fc
  .tuple(
    fc.array(layer, { maxLength: 9 }),
    kernel,
    fc.boolean(),
    fc.constantFrom({}, { normalized: false as const }),
  )
  .map(([wanted, more, apart, range]) => {
    const layers: LayerSpec[] = [];
    let shape: Shape | null = null;
    for (const each of wanted) {
      const next = outputShape(each, shape);
      if (typeof next === 'string' || shapeSize(next) > MOST_NUMBERS) continue;
      layers.push(each);
      shape = next;
    }
    if (shape !== null && shape.length > 1) layers.push({ type: 'Flatten' });
    layers.push({ ...more, type: 'Dense', units: 10, activation: apart ? 'linear' : 'softmax' });
    if (apart) layers.push({ type: 'Activation', activation: 'softmax' });
    return { ...range, layers };
  });

/** Such networks with numbers; variances are above 0. */
export const modelArbitrary: fc.Arbitrary<ModelContent> = fc
  .tuple(networkArbitrary, fc.integer())
  .map(([network, seed]) => {
    const random = seededRandom(seed >>> 0);
    const weights = weightShapes(network).map(({ shape, role }) =>
      new Float32Array(shapeSize(shape)).map(() =>
        role === 'moving_variance' ? 0.2 + random() : random() - 0.5,
      ),
    );
    return { network, weights };
  });
