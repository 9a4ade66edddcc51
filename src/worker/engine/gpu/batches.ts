import { type ArrivingDigits, IMAGE_PIXELS } from '../../../core/data/digits';
import { type Datasets, IMAGE_LAYOUT, INDEX_LAYOUT } from './dataset';
import type { Pass } from './gl/draws';
import type { Gpu } from './gl/gpu';
import { type Texture, writePieces } from './gl/textures';
import { createOrder } from './order';
import { DIGIT_TEXELS, DIGITS_A_ROW, INDICES_A_ROW } from './shaders/dataset-layout';

/** Where a batch's digits lie on the GPU. */
export type BatchPlace = {
  readonly images: Texture;
  readonly labels: Texture;
  /** the numbers of the digits, in the order of training; null where they lie one after the other */
  readonly order: Texture | null;
  /** the first one's place in that order */
  readonly start: number;
};

/** What the programs in `shaders/gather.ts` take to bring a batch together. @param ink what full ink is: 1 or 255 */
export function gatherFrom(
  { images, labels, order, start }: BatchPlace,
  count: number,
  ink: number,
): Pick<Pass, 'textures' | 'size'> {
  return {
    // Without an order nothing is fetched from it; any texture of whole numbers will do.
    textures: [images, labels, order ?? labels],
    size: Int32Array.of(start, count, order === null ? 0 : 1, ink),
  };
}

/** The batches of a training. */
export type Batches = {
  readonly setOrder: (indices: Uint32Array) => void;
  /** Sees to it that the digits order[from..to) are on the GPU. @throws Error before the first order */
  readonly at: (from: number, to: number) => BatchPlace;
  readonly dispose: () => void;
};

/** @param most digits a batch */
export function createBatches(gpu: Gpu, datasets: Datasets, digits: ArrivingDigits, most: number): Batches {
  const batches =
    digits.changing === true ? copyBatches(gpu, digits, most) : residentBatches(gpu, datasets, digits);
  return {
    ...batches,
    at: (from, to) => {
      if (to - from > most) throw new RangeError(`a batch of ${to - from} digits, where ${most} fit`);
      return batches.at(from, to);
    },
  };
}

/** Of digits that lie on the GPU once they have arrived. */
function residentBatches(gpu: Gpu, datasets: Datasets, digits: ArrivingDigits): Batches {
  const { images, labels, ensure, release } = datasets.get(digits);
  const order = createOrder(gpu);
  return {
    setOrder: order.set,
    at: (from, to) => {
      ensure(order.needed(from, to));
      return { images, labels, order: order.texture(), start: from };
    },
    dispose: () => {
      order.dispose();
      release();
    },
  };
}

/** Of digits that change: each batch goes to the GPU as it is at the moment, in two uploads. */
function copyBatches({ gl, textures }: Gpu, digits: ArrivingDigits, most: number): Batches {
  const rows = Math.ceil(most / DIGITS_A_ROW);
  const labelRows = Math.ceil(most / INDICES_A_ROW);
  const images = textures.create('byte4', DIGITS_A_ROW * DIGIT_TEXELS, rows);
  const labels = textures.create('ubyte', INDICES_A_ROW, labelRows);
  // Whole rows, since those go up in one call.
  const pixels = new Uint8Array(rows * DIGITS_A_ROW * IMAGE_PIXELS);
  const classes = new Uint8Array(labelRows * INDICES_A_ROW);
  let order: Uint32Array | null = null;

  return {
    setOrder: (indices) => {
      order = indices.slice();
    },
    at: (from, to) => {
      if (order === null) throw new Error('no order is set');
      for (const [place, index] of order.subarray(from, to).entries()) {
        const start = index * IMAGE_PIXELS;
        pixels.set(digits.images.subarray(start, start + IMAGE_PIXELS), place * IMAGE_PIXELS);
        classes[place] = digits.labels[index]!;
      }
      const used = Math.ceil((to - from) / DIGITS_A_ROW) * DIGITS_A_ROW;
      writePieces(gl, images, pixels, IMAGE_LAYOUT, 0, used);
      writePieces(gl, labels, classes, INDEX_LAYOUT, 0, classes.length);
      return { images, labels, order: null, start: 0 };
    },
    dispose: () => {
      textures.delete(images);
      textures.delete(labels);
    },
  };
}
