import type { ArrivingDigits, Digits } from '../../../core/data/digits';
import { IMAGE_PIXELS } from '../../../core/data/digits';
import type { Gpu } from './gl/gpu';
import { type PieceLayout, type Texture, writePieces } from './gl/textures';
import { DIGIT_TEXELS, DIGITS_A_ROW, INDICES_A_ROW } from './shaders/dataset-layout';

/** Digits that lie on the GPU as far as they have arrived. */
export type Dataset = {
  readonly images: Texture;
  readonly labels: Texture;
  /** Sees to it that the first `count` are there, and with them all that have arrived by now. */
  readonly ensure: (count: number) => void;
  /** To be called once by everyone who got it. */
  readonly release: () => void;
};

/** The digits of an engine: those that several networks use lie there once. */
export type Datasets = { readonly get: (digits: Digits | ArrivingDigits) => Dataset };

export const IMAGE_LAYOUT: PieceLayout = {
  piecesARow: DIGITS_A_ROW,
  texelsAPiece: DIGIT_TEXELS,
  numbersAPiece: IMAGE_PIXELS,
};
export const INDEX_LAYOUT: PieceLayout = { piecesARow: INDICES_A_ROW, texelsAPiece: 1, numbersAPiece: 1 };

export function createDatasets(gpu: Gpu): Datasets {
  /** by the array that holds the pictures */
  const held = new Map<Uint8Array, { readonly dataset: Omit<Dataset, 'release'>; users: number }>();

  return {
    get: (digits) => {
      const key = digits.images;
      let entry = held.get(key);
      if (entry === undefined) {
        entry = { dataset: createDataset(gpu, digits), users: 0 };
        held.set(key, entry);
      }
      const { dataset } = entry;
      entry.users += 1;
      const kept = entry;
      return {
        ...dataset,
        release: () => {
          kept.users -= 1;
          if (kept.users > 0) return;
          held.delete(key);
          gpu.textures.delete(dataset.images);
          gpu.textures.delete(dataset.labels);
        },
      };
    },
  };
}

function createDataset({ gl, textures }: Gpu, digits: Digits | ArrivingDigits): Omit<Dataset, 'release'> {
  const capacity = Math.max(1, digits.labels.length);
  const rows = (piecesARow: number) => Math.ceil(capacity / piecesARow);
  const images = textures.create('byte4', DIGITS_A_ROW * DIGIT_TEXELS, rows(DIGITS_A_ROW));
  const labels = textures.create('ubyte', INDICES_A_ROW, rows(INDICES_A_ROW));
  let uploaded = 0;

  return {
    images,
    labels,
    ensure: (count) => {
      if (count <= uploaded) return;
      const arrived = 'available' in digits ? digits.available : digits.labels.length;
      const to = Math.max(count, arrived);
      writePieces(gl, images, digits.images, IMAGE_LAYOUT, uploaded, to);
      writePieces(gl, labels, digits.labels, INDEX_LAYOUT, uploaded, to);
      uploaded = to;
    },
  };
}

/** Someone who reads digits again and again, mostly the same: those read last stay on the GPU. */
export type DatasetUser = { readonly use: (digits: Digits) => Dataset; readonly dispose: () => void };

export function createDatasetUser(datasets: Datasets): DatasetUser {
  let last: { readonly images: Uint8Array; readonly dataset: Dataset } | null = null;
  return {
    use: (digits) => {
      if (last?.images !== digits.images) {
        const before = last;
        last = { images: digits.images, dataset: datasets.get(digits) };
        before?.dataset.release();
      }
      return last.dataset;
    },
    dispose: () => {
      last?.dataset.release();
      last = null;
    },
  };
}
