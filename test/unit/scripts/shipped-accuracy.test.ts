import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDiskDataset } from '../../../scripts/lib/disk-dataset';
import { readKernels } from '../../../scripts/lib/kernels';
import { drawMark } from '../../../scripts/lib/marks/marks';
import { type OpenNetwork, openShippedNetwork } from '../../../scripts/lib/shipped-network';
import { IMAGE_PIXELS } from '../../../src/core/data/digits';
import { prepareDigit } from '../../../src/core/ink/prepare';
import { DIGITS } from '../../../src/core/ink/samples';
import type { Stroke } from '../../../src/core/ink/stroke';
import { writeDigit } from '../../../src/core/ink/styles/styles';
import { NON_DIGITS, refusedAs } from '../../../src/core/metrics/likeness';
import { CLASS_COUNT, predictedDigits } from '../../../src/core/metrics/readings';
import { reliability } from '../../../src/core/metrics/reliability';
import { seededRandom } from '../../../src/core/random/random';
import { startCpuEngine } from '../../../src/worker/engine/cpu/start';
import type { Engine } from '../../../src/worker/engine/engine';

/** The networks that come with the page hold what is said of them: a training that went wrong shows here. */

const TIMEOUT = 120_000; // milliseconds: ten thousand digits by a CNN, on a busy machine

let engine: Engine;
let images: Float32Array;
let labels: Uint8Array;

beforeAll(async () => {
  engine = await startCpuEngine(readKernels);
  const { test } = await openDiskDataset();
  await test.until(test.total);
  images = Float32Array.from(test.images, (grey) => grey / 255);
  labels = test.labels;
}, TIMEOUT);

afterAll(() => engine.dispose());

describe('on the 10,000 test digits of MNIST', () => {
  it.each([
    ['default', 0.98],
    ['cnn', 0.993],
  ])(
    '%s is right in more than a share of %f, and as often as it says',
    async (name, floor) => {
      const network = await openShippedNetwork(engine, name);
      const readings = { labels, probabilities: await network.readAll(images) };
      const right = predictedDigits(readings).filter((digit, index) => digit === labels[index]);
      expect(right.length / labels.length).toBeGreaterThanOrEqual(floor);
      expect(reliability(readings).expectedCalibrationError).toBeLessThan(0.02);
    },
    TIMEOUT,
  );
});

describe('the likeness network', () => {
  let likeness: OpenNetwork;

  beforeAll(async () => {
    likeness = await openShippedNetwork(engine, 'likeness');
  });

  /** Which images [count * 784] it refuses. */
  async function refusedOf(ink: Float32Array): Promise<boolean[]> {
    const outputs = await likeness.readAll(ink);
    return Array.from({ length: ink.length / IMAGE_PIXELS }, (_, index) => {
      const output = outputs.subarray(index * CLASS_COUNT, (index + 1) * CLASS_COUNT);
      return refusedAs(output, likeness.file.threshold as number) !== null;
    });
  }

  /** The share of drawings that it refuses, of some by seeds that it was not taught with. */
  async function refusedShare(count: number, draw: (index: number) => readonly Stroke[]): Promise<number> {
    const ink = new Float32Array(count * IMAGE_PIXELS);
    for (let index = 0; index < count; index++) {
      const preparation = prepareDigit(draw(index));
      if (preparation.kind === 'digit') ink.set(preparation.pixels, index * IMAGE_PIXELS);
    }
    const refused = await refusedOf(ink);
    return refused.filter(Boolean).length / count;
  }

  it('refuses at most one in fifty of MNIST’s test digits', { timeout: TIMEOUT }, async () => {
    const refused = await refusedOf(images);
    expect(refused.filter(Boolean).length / labels.length).toBeLessThanOrEqual(0.02);
  });

  it('refuses at most one in fifty of written digits', { timeout: TIMEOUT }, async () => {
    const random = seededRandom(2024);
    const share = await refusedShare(1000, (index) => writeDigit(DIGITS[index % CLASS_COUNT]!, random));
    expect(share).toBeLessThanOrEqual(0.02);
  });

  it.each(NON_DIGITS)(
    'refuses nine in ten of what is a %s',
    async (kind) => {
      const random = seededRandom(2024);
      expect(
        await refusedShare(500, () => drawMark(kind, random, writeDigit).strokes),
      ).toBeGreaterThanOrEqual(0.9);
    },
    TIMEOUT,
  );
});
