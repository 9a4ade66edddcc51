import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Weights } from '../../src/core/model/initialize';
import type { NetworkSpec } from '../../src/core/model/network';
import type { NetworkFile } from '../../src/core/model/network-file';
import { encodeWeights } from '../../src/core/model/weight-bytes';

/**
 * Writes a network as the page loads it: network.json and, named by its content, the file of the weights; a file of an
 * older network goes.
 *
 * @param fields what network.json says beside the network
 * @returns the size of the weights, in bytes
 */
export async function saveNetwork(
  folder: string,
  network: NetworkSpec,
  weights: Weights,
  fields: Readonly<Record<string, unknown>>,
): Promise<number> {
  const encoding = 'int8';
  const bytes = encodeWeights(network, weights, encoding);
  const name = `weights-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.bin`;
  const file: NetworkFile = { network, weights: name, encoding };
  await mkdir(folder, { recursive: true });
  for (const old of await readdir(folder))
    if (old.endsWith('.bin') && old !== name) await rm(join(folder, old));
  await writeFile(join(folder, name), bytes);
  await writeFile(join(folder, 'network.json'), `${JSON.stringify({ ...file, ...fields }, null, 2)}\n`);
  return bytes.length;
}
