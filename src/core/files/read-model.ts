import { isHdf5 } from './hdf5/read';
import { readKeras } from './keras/read-keras';
import { readLegacyH5 } from './keras/read-legacy-h5';
import { MOST_ENTRIES, MOST_FILE_BYTES } from './limits';
import type { FileProblem, ModelResult } from './model-file';
import { readOnnx } from './onnx/read-onnx';
import { isJson, readTfjs } from './tfjs/read-tfjs';
import type { NamedFile } from './tfjs/write-tfjs';
import { isZip, unzip } from './zip';

/** What files turn out to be: `h5` is what Keras wrote before `.keras`. */
export type FoundFormat = 'keras' | 'h5' | 'onnx' | 'tfjs';

/** `format`: null where the files are none of those. */
export type FoundModel = ModelResult & { readonly format: FoundFormat | null };

/**
 * Reads a model from the files that a person chose: a `.keras`, `.h5` or `.onnx` file, an archive of TensorFlow.js' files, or
 * those files themselves, all chosen together. What a file is, its content tells; of several models it is the first. Total.
 */
export function readModel(files: readonly NamedFile[]): FoundModel {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > MOST_FILE_BYTES) return refused({ kind: 'tooLarge', bytes, max: MOST_FILE_BYTES });
  if (files.some((file) => isJson(file.bytes))) return { ...readTfjs(files), format: 'tfjs' };
  let refusal: FoundModel | null = null;
  for (const file of files) {
    const found = readOne(file.bytes);
    if (found.format !== null) return found;
    refusal ??= found;
  }
  return refusal ?? refused({ kind: 'notThisFormat' });
}

function readOne(bytes: Uint8Array): FoundModel {
  if (isHdf5(bytes)) return { ...readLegacyH5(bytes), format: 'h5' };
  if (isZip(bytes)) return fromArchive(bytes);
  const read = readOnnx(bytes);
  return { ...read, format: !read.ok && read.problem.kind === 'notThisFormat' ? null : 'onnx' };
}

function fromArchive(bytes: Uint8Array): FoundModel {
  const archive = unzip(bytes, { maxBytes: MOST_FILE_BYTES, maxEntries: MOST_ENTRIES });
  if (!archive.ok) return { ok: false, problem: archive.problem, format: null };
  const names = [...archive.files.keys()];
  if (names.includes('config.json')) return { ...readKeras(bytes), format: 'keras' };
  if (!names.some((name) => name.endsWith('model.json'))) return refused({ kind: 'notThisFormat' });
  const files = Array.from(archive.files, ([name, content]) => ({ name, bytes: content }));
  return { ...readTfjs(files), format: 'tfjs' };
}

function refused(problem: FileProblem): FoundModel {
  return { ok: false, problem, format: null };
}
