import { strFromU8 } from 'fflate';
import { weightShapes } from '../../model/weights';
import { checkedModel, type FileArray } from '../checked-model';
import { arrayPlace, filledIn } from '../keras/arrays';
import { fieldsOf, parsedJson } from '../keras/fields';
import { kerasNetwork } from '../keras/network';
import type { FileProblem, ModelResult } from '../model-file';
import { NOTE_KEY, notedNetwork } from '../network-note';
import { manifestArrays } from './manifest';
import type { NamedFile } from './write-tfjs';

/** Bytes of a model.json beyond which it is none. */
const MOST_JSON_BYTES = 4_000_000;

/**
 * Reads TensorFlow.js' layers format, as `model.save` and tensorflowjs_converter write it: a `model.json` and the files that
 * it names, in any order and of any folder. Total.
 */
export function readTfjs(files: readonly NamedFile[]): ModelResult {
  const described = files.find(({ name, bytes }) => name.endsWith('.json') && isJson(bytes)) ?? jsonOf(files);
  if (described === undefined) return refused({ kind: 'notThisFormat' });
  const model = fieldsOf(parsedJson(strFromU8(described.bytes)));
  const topology = fieldsOf(model.modelTopology);
  if (model.modelTopology === undefined) return refused({ kind: 'notThisFormat' });
  const { format = 'layers-model' } = model;
  if (format !== 'layers-model')
    return refused({ kind: format === 'graph-model' ? 'graphModel' : 'notThisFormat' });
  const read = kerasNetwork(topology.model_config ?? topology);
  if (!read.ok) return read;
  const manifest = manifestArrays(model.weightsManifest, (path) => fileAt(files, path));
  if (!manifest.ok) return manifest;
  const network = notedNetwork(fieldsOf(model.userDefinedMetadata)[NOTE_KEY], read.network) ?? read.network;
  // The noted network has the same arrays in the same order, though its layers may be counted otherwise.
  const places = new Map(weightShapes(network).map(({ name }, index) => [name, index]));
  const stored = weightShapes(read.network);
  const arrays = lastNames(manifest.arrays);
  return checkedModel(
    network,
    ({ name }) => {
      const wanted = stored[places.get(name)!]!;
      const place = arrayPlace(read.sources, wanted);
      if (place.absent) return { name, array: filledIn(wanted) };
      const path = `${place.source.layer.name}/${wanted.role}`;
      return { name: path, array: arrays.get(path) ?? null };
    },
    read.notes,
  );
}

/** Arrays by the last two parts of their names: `sequential/dense/kernel:0` is `dense/kernel`. */
function lastNames(arrays: ReadonlyMap<string, FileArray>): ReadonlyMap<string, FileArray> {
  return new Map(
    Array.from(arrays, ([name, array]) => [name.replace(/:0$/, '').split('/').slice(-2).join('/'), array]),
  );
}

/** Files are chosen without their folders, so a path's last part has to do. */
function fileAt(files: readonly NamedFile[], path: string): Uint8Array | undefined {
  return files.find(({ name }) => lastPart(name) === lastPart(path))?.bytes;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function jsonOf(files: readonly NamedFile[]): NamedFile | undefined {
  return files.find(({ bytes }) => isJson(bytes));
}

/** Whether bytes may be a model.json: an object, and not too long for one. */
export function isJson(bytes: Uint8Array): boolean {
  return bytes.length < MOST_JSON_BYTES && /^\s*\{\s*"/.test(strFromU8(bytes.subarray(0, 64), true));
}

function refused(problem: FileProblem): ModelResult {
  return { ok: false, problem };
}
