import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKernels } from '../../../scripts/lib/kernels';
import { isShipped, openShippedNetwork } from '../../../scripts/lib/shipped-network';
import { prepareDigit } from '../../../src/core/ink/prepare';
import { sampleDigit } from '../../../src/core/ink/samples';
import { startCpuEngine } from '../../../src/worker/engine/cpu/start';

const engine = await startCpuEngine(readKernels);

const layers = [{ type: 'Dense', units: 10, activation: 'softmax' }];
const FILE = { network: { layers }, weights: 'w.bin', threshold: 0.5 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inkling-network-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(file: unknown, floats = 7850): Promise<void> {
  await writeFile(join(folder, 'network.json'), typeof file === 'string' ? file : JSON.stringify(file));
  await writeFile(join(folder, 'w.bin'), new Uint8Array(4 * floats));
}

describe('openShippedNetwork', () => {
  it('opens the network of the page, which reads a digit', async () => {
    expect(await isShipped('default')).toBe(true);
    const network = await openShippedNetwork(engine, 'default');
    const digit = prepareDigit(sampleDigit(2));
    if (digit.kind === 'blank') throw new Error('a sample is blank');
    const probabilities = await network.readAll(digit.pixels);
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(2);
    network.dispose();
  });

  it('opens a file and a folder, and hands on what else the file says', async () => {
    await write(FILE);
    for (const path of [folder, join(folder, 'network.json')]) {
      const network = await openShippedNetwork(engine, path);
      expect(network.file.threshold).toBe(0.5);
      expect(Array.from(await network.readAll(new Float32Array(2 * 784)))).toEqual(
        Array(20).fill(Math.fround(0.1)),
      );
      network.dispose();
    }
  });

  it('says what is wrong with others', async () => {
    await expect(openShippedNetwork(engine, folder)).rejects.toThrow(/^there is no .*network\.json$/);
    await expect(openShippedNetwork(engine, join(folder, 'gone'))).rejects.toThrow(/^there is no .*gone/);
    for (const file of ['{', 'null', {}, { ...FILE, weights: 1 }, { ...FILE, network: { layers: [] } }]) {
      await write(file);
      await expect(openShippedNetwork(engine, folder)).rejects.toThrow(/does not describe a network/);
    }
    await write(FILE, 7849);
    await expect(openShippedNetwork(engine, folder)).rejects.toThrow(/w\.bin does not fit/);
    await write({ ...FILE, weights: 'gone.bin' });
    await expect(openShippedNetwork(engine, folder)).rejects.toMatchObject({ name: 'NetworkFileError' });
  });
});
