import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NetworkSpec } from '../../src/core/model/network';
import { loadedNetwork, type NetworkFields, parseNetworkFile } from '../../src/core/model/network-file';
import { SHIPPED } from '../../src/core/model/shipped';
import type { Engine } from '../../src/worker/engine/engine';
import { ROOT } from './run';

/** The networks that come with the page, a folder of `MODELS_FOLDER` each. */
export const SHIPPED_NETWORKS = [...SHIPPED, 'likeness'] as const;

export const MODELS_FOLDER = join(ROOT, 'public', 'models');

/** A network read from disk, on an engine. */
export type OpenNetwork = {
  readonly spec: NetworkSpec;
  /** What network.json says beside the network, unchecked. */
  readonly file: NetworkFields;
  /**
   * @param images [count * 784], 0 (paper) .. 1 (ink)
   * @returns probabilities [count * 10]
   */
  readAll(images: Float32Array): Promise<Float32Array>;
  dispose(): void;
};

/** There is no network at a place, or what is there is none. The message is for people. */
export class NetworkFileError extends Error {
  override readonly name = 'NetworkFileError';
}

/**
 * Opens a network that comes with the page, or another one of the same form.
 *
 * @param engine for instance `await startCpuEngine(readKernels)`
 * @param model one of `SHIPPED_NETWORKS`, or the path of a network.json or of its folder
 * @throws NetworkFileError
 */
export async function openShippedNetwork(engine: Engine, model: string): Promise<OpenNetwork> {
  const path = await networkJson(model);
  const parsed = parseNetworkFile(new TextDecoder().decode(await bytesOf(path)));
  if (parsed === null) throw new NetworkFileError(`${path} does not describe a network`);
  const weightsPath = join(dirname(path), parsed.file.weights);
  const loaded = loadedNetwork(parsed.file, await bytesOf(weightsPath));
  if (loaded === null) throw new NetworkFileError(`${weightsPath} does not fit the network of ${path}`);
  const network = engine.build(loaded.network, loaded.weights);
  return {
    spec: loaded.network,
    file: parsed.fields,
    readAll: (images) => network.predict(images),
    dispose: () => network.dispose(),
  };
}

/** Whether a network comes with this copy of the page. */
export async function isShipped(name: (typeof SHIPPED_NETWORKS)[number]): Promise<boolean> {
  return (await kindOf(join(MODELS_FOLDER, name, 'network.json'))) === 'file';
}

async function networkJson(model: string): Promise<string> {
  const isShippedName = (SHIPPED_NETWORKS as readonly string[]).includes(model);
  const path = isShippedName ? join(MODELS_FOLDER, model) : model;
  const kind = await kindOf(path);
  const file = kind === 'file' ? path : join(path, 'network.json');
  if (kind === 'none' || (await kindOf(file)) !== 'file') throw new NetworkFileError(`there is no ${file}`);
  return file;
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'none';
  }
}

/** A copy whose buffer is the file's alone: what `readFile` gives may share one with other files. */
async function bytesOf(path: string): Promise<ArrayBuffer> {
  try {
    return new Uint8Array(await readFile(path)).buffer;
  } catch (error) {
    throw new NetworkFileError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
