import { describe, expect, it } from 'vitest';
import { initialWeights } from '../../../../src/core/model/initialize';
import { LAYER_DEFAULTS } from '../../../../src/core/model/layer-defaults';
import type { NetworkSpec } from '../../../../src/core/model/network';
import { denseNetwork } from '../../../../src/core/model/presets';
import { decodeWeights, encodeWeights, WEIGHT_ENCODINGS } from '../../../../src/core/model/weight-bytes';
import { weightShapes } from '../../../../src/core/model/weights';

const NETWORKS: readonly NetworkSpec[] = [
  denseNetwork(7),
  denseNetwork(33, 5),
  {
    layers: [
      { type: 'Conv2D', filters: 3, kernelSize: 3, activation: 'linear' },
      LAYER_DEFAULTS.BatchNormalization,
      { type: 'Flatten' },
      { type: 'Dense', units: 10, activation: 'softmax' },
    ],
  },
];

/** What a file holds, in memory of its own. */
const stored = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;

describe('a network as bytes', () => {
  it('comes back as it was from float32', () => {
    for (const network of NETWORKS) {
      const weights = initialWeights(network, 3);
      expect(decodeWeights(network, stored(encodeWeights(network, weights, 'float32')), 'float32')).toEqual(
        weights,
      );
    }
  });

  it('comes back from int8 to half a step of each output, at a quarter of the size', () => {
    const network = denseNetwork(128);
    const weights = initialWeights(network, 3).map((values, i) =>
      values.map((value, j) => value * (1 + (j % 7)) + i),
    );
    const bytes = encodeWeights(network, weights, 'int8');
    expect(bytes.length).toBeLessThan(0.27 * encodeWeights(network, weights, 'float32').length);
    const back = decodeWeights(network, stored(bytes), 'int8')!;
    for (const [index, { role, shape }] of weightShapes(network).entries()) {
      if (role !== 'kernel') {
        expect(back[index]).toEqual(weights[index]);
        continue;
      }
      const outputs = shape.at(-1)!;
      for (let output = 0; output < outputs; output++) {
        const pick = (_: number, i: number) => i % outputs === output;
        const was = weights[index]!.filter(pick);
        const half = Math.max(...was.map(Math.abs)) / 127 / 2;
        back[index]!.filter(pick).forEach((value, i) => {
          expect(Math.abs(value - was[i]!)).toBeLessThanOrEqual(half * 1.001);
        });
      }
    }
  });

  it('comes back from int8 where all is 0', () => {
    const network = denseNetwork(3);
    const weights = initialWeights(network, 1).map((values) => values.fill(0));
    expect(decodeWeights(network, stored(encodeWeights(network, weights, 'int8')), 'int8')).toEqual(weights);
  });

  it('is refused where its length is another or a number is none', () => {
    const network = denseNetwork(7);
    for (const encoding of WEIGHT_ENCODINGS) {
      const bytes = encodeWeights(network, initialWeights(network, 3), encoding);
      expect(decodeWeights(network, stored(bytes.slice(4)), encoding)).toBeNull();
      expect(decodeWeights(network, stored(bytes), encoding === 'int8' ? 'float32' : 'int8')).toBeNull();
      new Float32Array(bytes.buffer, 0, 1)[0] = Number.NaN;
      expect(decodeWeights(network, stored(bytes), encoding)).toBeNull();
    }
  });
});
