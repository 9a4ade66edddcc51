import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../../scripts/lib/disk-dataset';
import type { Digits } from '../../../../src/core/data/digits';
import { preparePhoto } from '../../../../src/core/ink/photo';
import type { Polyline } from '../../../../src/core/ink/rasterize';
import { DIGITS as SAMPLES } from '../../../../src/core/ink/samples';
import type { Weights } from '../../../../src/core/model/initialize';
import type { DenseNetworkSpec } from '../../../../src/core/model/network';
import { loadedNetwork } from '../../../../src/core/model/network-file';
import { denseReading, isReadable } from '../model/dense-reading';
import { photoOf, photoOfInk } from './photos';
import { drawnThin, middleLines, sampleLines } from './thin-photo-strokes';

/** The network that comes with the page reads test digits of MNIST that come as photos, made here. */

const FOLDER = new URL('../../../../public/models/default/', import.meta.url);
const TIMEOUT = 120_000; // milliseconds
const DIGITS = 24;
/** Digits that may be lost on the way: one by chance; of 60 in larger photos no case lost more than that. */
const MOST_LOST = 1;
/** Digits that are thinned to their middle lines, which takes long. */
const THINNED = 12;

let network: DenseNetworkSpec;
let weights: Weights;
let test: Digits;

async function bytesOf(name: string): Promise<ArrayBuffer> {
  return new Uint8Array(await readFile(new URL(name, FOLDER))).buffer;
}

beforeAll(async () => {
  const file = JSON.parse(new TextDecoder().decode(await bytesOf('network.json')));
  network = file.network;
  weights = loadedNetwork(file, await bytesOf(file.weights))!.weights;
  const dataset = await openDiskDataset();
  await dataset.test.until(dataset.test.total);
  test = dataset.test;
}, TIMEOUT);

const reading = (pixels: Float32Array) => denseReading(network, weights, pixels);

/** Test digits from all over MNIST, 0..1. */
function digits(): { readonly pixels: Float32Array; readonly label: number }[] {
  return Array.from({ length: DIGITS }, (_, i) => {
    const index = i * 416;
    const bytes = test.images.subarray(index * 784, (index + 1) * 784);
    return { pixels: Float32Array.from(bytes, (grey) => grey / 255), label: test.labels[index]! };
  });
}

const SHEET = {
  x: 0.5,
  y: 0.5,
  halfWidth: 0.36,
  halfHeight: 0.36,
  turn: 0.05,
  table: [60, 50, 40],
  wood: 6,
} as const;
const ON_SHEET = {
  width: 200,
  height: 200,
  zoom: 4,
  left: 44,
  top: 44,
  paper: [215, 213, 205],
  grain: 4,
} as const;
const CHALK = { paper: [40, 55, 45], pen: [225, 225, 220] } as const;
const BRIGHT = { ...SHEET, table: [200, 195, 185] } as const;

it('the digits themselves are read, so that this is a test of something', () => {
  expect(isReadable(network)).toBe(true);
  expect(digits().filter(({ pixels, label }) => reading(pixels) === label).length).toBeGreaterThanOrEqual(
    DIGITS - 1,
  );
});

describe('a photo of a digit', () => {
  it.each<[string, Parameters<typeof photoOf>[1]]>([
    ['grey on grey', {}],
    ['in uneven light', { gradient: 0.5 }],
    ['with grain', { grain: 12 }],
    ['of chalk on a board', { paper: [50, 50, 50], pen: [215, 215, 215], gradient: 0.3, grain: 8 }],
    ['out of focus', { blur: 2 }],
    ['in a corner', { width: 260, height: 200, left: 130, top: 80, gradient: 0.4, grain: 8 }],
    ['in blue', { paper: [235, 230, 215], pen: [40, 60, 170], gradient: 0.3 }],
    ['by a faint pen', { pen: [150, 150, 150], gradient: 0.4, grain: 4 }],
    ['half in shadow', { width: 220, height: 220, left: 40, top: 40, shadow: 0.6, grain: 4 }],
    ['with dust', { width: 220, height: 220, left: 40, top: 40, dust: 20, grain: 4 }],
    ['on ruled paper', { width: 220, height: 220, left: 40, top: 40, rules: 0.3, grain: 4 }],
    ['cropped to its ink', { width: 100, height: 100, left: -20, top: -20 }],
    ['on a sheet on a table', { ...ON_SHEET, sheet: SHEET }],
    ['on a turned sheet in uneven light', { ...ON_SHEET, sheet: { ...SHEET, turn: 0.3 }, gradient: 0.4 }],
    ['on a sheet on a brown table', { ...ON_SHEET, sheet: { ...SHEET, table: [140, 110, 80], wood: 12 } }],
    ['on a sheet that the photo cuts', { ...ON_SHEET, sheet: { ...SHEET, y: 0.65, halfHeight: 0.5 } }],
    ['on a sheet half in shadow', { ...ON_SHEET, sheet: SHEET, shadow: 0.5 }],
    ['on a sheet held by a finger', { ...ON_SHEET, sheet: SHEET, finger: 0.22 }],
    ['on a board in a bright room', { ...ON_SHEET, ...CHALK, sheet: BRIGHT }],
    ['on a board held by a finger', { ...ON_SHEET, ...CHALK, sheet: BRIGHT, finger: 0.2 }],
    ['as MNIST has it', { zoom: 1, width: 28, height: 28, paper: [0, 0, 0], pen: [255, 255, 255] }],
  ])(
    '%s is read all but as well as the digit',
    (_, options) => {
      let lost = 0;
      digits().forEach(({ pixels, label }, index) => {
        const prepared = preparePhoto(photoOf(pixels, options, index));
        const read = prepared.kind === 'digit' ? reading(prepared.preparation.pixels) : -1;
        lost += Number(reading(pixels) === label) - Number(read === label);
      });
      expect(lost).toBeLessThanOrEqual(MOST_LOST);
    },
    TIMEOUT,
  );

  it.each([
    { height: 150, share: 0.01, pen: [60, 60, 90] },
    { height: 150, share: 0.02, pen: [60, 60, 90] },
    { height: 150, share: 0.015, pen: [120, 120, 120] },
  ] as const)(
    'in strokes of $share of its height is read all but as well as the digit',
    ({ height, share, pen }) => {
      const options = {
        width: 240,
        height: 240,
        pen,
        paper: [210, 208, 200],
        grain: 4,
        gradient: 0.3,
      } as const;
      const read = (lines: readonly Polyline[], seed: number): number => {
        const prepared = preparePhoto(photoOfInk(drawnThin(lines, 240, height, share), options, seed));
        return prepared.kind === 'digit' ? reading(prepared.preparation.pixels) : -1;
      };
      for (const digit of SAMPLES) expect(read(sampleLines(digit), digit)).toBe(digit);
      let lost = 0;
      digits()
        .slice(0, THINNED)
        .forEach(({ pixels, label }, index) => {
          lost += Number(reading(pixels) === label) - Number(read(middleLines(pixels), index) === label);
        });
      expect(lost).toBeLessThanOrEqual(MOST_LOST);
    },
    TIMEOUT,
  );
});
