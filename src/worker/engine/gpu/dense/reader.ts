import { CLASS_COUNT, INPUT_SIZE } from '../../../../core/model/network';
import type { Totals } from '../../engine';
import { type BatchPlace, gatherFrom } from '../batches';
import type { Pass } from '../gl/draws';
import type { Gpu } from '../gl/gpu';
import { fillTexture, type Texture } from '../gl/textures';
import { gatherQuads } from '../shaders/gather';
import { blocks, LABEL_ROW, TOTALS_ROW } from '../shaders/glsl';
import { lossShader, probabilitiesShader } from '../shaders/output';
import { createActivations } from './activations';
import type { DenseLayer } from './kernels';
import { createQuads, packQuads, quadAreas, unpackQuads } from './quads';
import { sumTotals, totalsAreas } from './sums';

/** Reads digits with the kernels of the moment. */
export type Reader = {
  /** @param images [count * 784], up to `capacity` digits; returns [count * 10] */
  readonly predict: (images: Float32Array, kernels: readonly Texture[]) => Promise<Float32Array>;
  /** @param count up to `capacity` */
  readonly evaluate: (batch: BatchPlace, count: number, kernels: readonly Texture[]) => Promise<Totals>;
  readonly dispose: () => void;
};

/** Readers for one kind of work, one at a time: it grows with the digits that are read at once. */
export type Readers = { readonly atLeast: (count: number) => Reader; readonly dispose: () => void };

/** @param ink what full ink is */
export function createReaders(gpu: Gpu, layers: readonly DenseLayer[], ink: number): Readers {
  let current: { readonly capacity: number; readonly reader: Reader } | null = null;
  return {
    atLeast: (count) => {
      if (current === null || current.capacity < count) {
        current?.reader.dispose();
        current = { capacity: count, reader: createReader(gpu, layers, ink, count) };
      }
      return current.reader;
    },
    dispose: () => current?.reader.dispose(),
  };
}

/** @param capacity digits in one go */
function createReader(gpu: Gpu, layers: readonly DenseLayer[], ink: number, capacity: number): Reader {
  const columns = Math.ceil(capacity / 4);
  const batch = createQuads(gpu, columns, LABEL_ROW + 1);
  const activations = createActivations(gpu, layers.slice(0, -1), columns, () => 1);
  const output = createQuads(gpu, columns, TOTALS_ROW + 1);
  const last = activations.outputs[activations.outputs.length - 1] ?? batch;
  const outputSize = blocks(layers[layers.length - 1]!.inputs);

  function run(count: number, passes: readonly Pass[]): void {
    gpu.run(passes.map((pass) => ({ ...pass, columns: Math.ceil(count / 4) })));
  }

  return {
    predict: async (images, kernels) => {
      const count = images.length / INPUT_SIZE;
      fillTexture(gpu.gl, batch.texture, packQuads(images, INPUT_SIZE, columns, LABEL_ROW + 1, ink));
      run(count, [
        ...activations.passes(batch, kernels),
        {
          program: gpu.programs.get(probabilitiesShader),
          textures: [last.texture, kernels[kernels.length - 1]!],
          target: output.target,
          size: Int32Array.of(outputSize, 0, 0, 0),
        },
      ]);
      const read = await gpu.read(quadAreas(output, count, blocks(CLASS_COUNT)));
      return unpackQuads(read, count, CLASS_COUNT);
    },
    evaluate: async (place, count, kernels) => {
      run(count, [
        {
          program: gpu.programs.get(gatherQuads),
          target: batch.target,
          ...gatherFrom(place, count, ink),
        },
        ...activations.passes(batch, kernels),
        {
          program: gpu.programs.get(lossShader('categorical_crossentropy')),
          textures: [last.texture, kernels[kernels.length - 1]!, batch.texture, batch.texture],
          target: output.target,
          rows: [TOTALS_ROW, 1],
          size: Int32Array.of(outputSize, 0, 0, 0),
          rates: Float32Array.of(1, 0, 0, 0),
        },
      ]);
      return { ...sumTotals(await gpu.read(totalsAreas(output, count))), count };
    },
    dispose: () => {
      batch.dispose();
      activations.dispose();
      output.dispose();
    },
  };
}
