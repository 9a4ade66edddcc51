import type { WeightShape } from '../../model/weights';
import { checkedModel, type FileArray } from '../checked-model';
import { readHdf5 } from '../hdf5/read';
import { datasetAt, groupAt, type Hdf5Group } from '../hdf5/tree';
import { MOST_FILE_BYTES } from '../limits';
import type { FileProblem, ModelResult } from '../model-file';
import { arrayPlace, filledIn, LAYERS_GROUPS } from './arrays';
import { parsedJson } from './fields';
import { type KerasSource, kerasNetwork } from './network';

/** The attribute of the whole file with the model's description, and the group of its arrays. */
const CONFIG_ATTRIBUTE = 'model_config';
const WEIGHTS_GROUP = 'model_weights';

/**
 * A whole model as `model.save('model.h5')` of Keras 2 and 3 writes it: an HDF5 file with its description as an attribute.
 * Source: keras/src/legacy/saving/legacy_h5_format.py. Total.
 */
export function readLegacyH5(bytes: Uint8Array): ModelResult {
  if (bytes.length > MOST_FILE_BYTES)
    return refused({ kind: 'tooLarge', bytes: bytes.length, max: MOST_FILE_BYTES });
  const file = readHdf5(bytes);
  if (!file.ok) return file;
  const config = file.root.attributes.get(CONFIG_ATTRIBUTE)?.[0];
  if (config === undefined) return refused({ kind: isOfKeras(file.root) ? 'weightsOnly' : 'notThisFormat' });
  const described = kerasNetwork(parsedJson(config));
  if (!described.ok) return described;
  const { network, sources, notes } = described;
  return checkedModel(network, (wanted) => arrayOf(file.root, sources, wanted), notes);
}

/** Whether it is what `save_weights` writes: of Keras 2 with a list of layers, of Keras 3 with groups of them. */
function isOfKeras(root: Hdf5Group): boolean {
  return root.attributes.has('layer_names') || LAYERS_GROUPS.some((name) => groupAt(root, name) !== null);
}

/** A layer's group lists the names of its arrays, each of them a path within the group. */
function arrayOf(
  root: Hdf5Group,
  sources: readonly KerasSource[],
  wanted: WeightShape,
): { readonly name: string; readonly array: FileArray | null } {
  const place = arrayPlace(sources, wanted);
  if (place.absent) return { name: wanted.name, array: filledIn(wanted) };
  const { name } = place.source.layer;
  const group = groupAt(root, `${WEIGHTS_GROUP}/${name}`);
  const path = group?.attributes.get('weight_names')?.[place.index];
  if (group === null || path === undefined) return { name: `${name}/${wanted.role}`, array: null };
  return { name: path, array: datasetAt(group, path) };
}

function refused(problem: FileProblem): ModelResult {
  return { ok: false, problem };
}
