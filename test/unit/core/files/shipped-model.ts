import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MODELS_FOLDER } from '../../../../scripts/lib/shipped-network';
import type { ModelContent } from '../../../../src/core/files/model-file';
import { loadedNetwork, parseNetworkFile } from '../../../../src/core/model/network-file';
import type { Shipped } from '../../../../src/core/model/shipped';

/** A network that comes with the page, as a model. */
export async function readShippedModel(name: Shipped): Promise<ModelContent> {
  const folder = join(MODELS_FOLDER, name);
  const { file } = parseNetworkFile(await readFile(join(folder, 'network.json'), 'utf8'))!;
  return loadedNetwork(file, new Uint8Array(await readFile(join(folder, file.weights))).buffer)!;
}
