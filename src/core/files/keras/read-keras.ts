import { strFromU8 } from 'fflate';
import type { WeightShape } from '../../model/weights';
import { checkedModel, type FileArray } from '../checked-model';
import { readHdf5 } from '../hdf5/read';
import { datasetAt, groupAt, type Hdf5Group } from '../hdf5/tree';
import { MOST_ENTRIES, MOST_FILE_BYTES } from '../limits';
import type { FileProblem, ModelResult } from '../model-file';
import { unzip } from '../zip';
import { type ArrayPlace, arrayPlace, filledIn, LAYERS_GROUPS } from './arrays';
import { parsedJson } from './fields';
import { type KerasSource, kerasNetwork } from './network';

/** The files in an archive of Keras 3. */
export const CONFIG_FILE = 'config.json';
export const WEIGHTS_FILE = 'model.weights.h5';
export const METADATA_FILE = 'metadata.json';

/**
 * A model as `model.save('model.keras')` of Keras 3 writes it: a ZIP archive with its description and an HDF5 file of its
 * arrays. Source: keras/src/saving/saving_lib.py. Total.
 */
export function readKeras(bytes: Uint8Array): ModelResult {
  if (bytes.length > MOST_FILE_BYTES)
    return refused({ kind: 'tooLarge', bytes: bytes.length, max: MOST_FILE_BYTES });
  const archive = unzip(bytes, { maxBytes: MOST_FILE_BYTES, maxEntries: MOST_ENTRIES });
  if (!archive.ok) return archive;
  const config = archive.files.get(CONFIG_FILE);
  const arrays = archive.files.get(WEIGHTS_FILE);
  if (config === undefined || arrays === undefined) return refused({ kind: 'notThisFormat' });
  const described = kerasNetwork(parsedJson(strFromU8(config)));
  if (!described.ok) return described;
  const file = readHdf5(arrays);
  if (!file.ok) return refused({ kind: 'damaged', where: WEIGHTS_FILE });
  const { network, sources, notes } = described;
  return checkedModel(network, (wanted) => arrayOf(file.root, sources, wanted), notes);
}

function arrayOf(
  root: Hdf5Group,
  sources: readonly KerasSource[],
  wanted: WeightShape,
): { readonly name: string; readonly array: FileArray | null } {
  const place: ArrayPlace = arrayPlace(sources, wanted);
  if (place.absent) return { name: wanted.name, array: filledIn(wanted) };
  const layer = place.source.layer.place;
  const folder =
    LAYERS_GROUPS.find((group) => groupAt(root, `${group}/${layer}`) !== null) ?? LAYERS_GROUPS[0];
  const name = `${folder}/${layer}/vars/${place.index}`;
  return { name, array: datasetAt(root, name) };
}

function refused(problem: FileProblem): ModelResult {
  return { ok: false, problem };
}
