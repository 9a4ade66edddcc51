import { strToU8 } from 'fflate';
import { weightShapes } from '../../model/weights';
import { littleEndian } from '../float-bytes';
import type { ModelContent } from '../model-file';
import { canonicalNetwork, NOTE_KEY } from '../network-note';
import { zip } from '../zip';
import { topologyOf } from './topology';

/** A file by its name. */
export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };

const WEIGHTS_FILE = 'weights.bin';
/** The name that readers expect beside the weights. */
const MODEL_FILE = 'model.json';

/**
 * The network in TensorFlow.js' layers format, as `model.save` writes it: `model.json` and `weights.bin`. The same network
 * gives the same bytes.
 *
 * Source: `ModelJSON` of TensorFlow.js' io/types.ts.
 *
 * @param model whose network `checkPlan` accepts
 */
export function writeTfjs(model: ModelContent): NamedFile[] {
  const network = canonicalNetwork(model.network);
  const weights = weightShapes(network).map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const json = {
    format: 'layers-model',
    generatedBy: 'Inkling',
    convertedBy: null,
    modelTopology: topologyOf(network),
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights }],
    userDefinedMetadata: { [NOTE_KEY]: { network } },
  };
  return [
    { name: MODEL_FILE, bytes: strToU8(JSON.stringify(json)) },
    { name: WEIGHTS_FILE, bytes: littleEndian(model.weights) },
  ];
}

/** The files of `writeTfjs` as one archive. */
export function writeTfjsZip(model: ModelContent): Uint8Array {
  return zip(writeTfjs(model).map(({ name, bytes }) => [name, bytes] as const));
}
