import { shapeSize } from '../../model/network';
import type { FileArray } from '../checked-model';
import { floatsOf } from '../float-bytes';
import { fieldsOf, isUnset, listOf, numberOf, textOf } from '../keras/fields';
import { shown } from '../limits';
import type { FileProblem } from '../model-file';

/** Arrays by their names in the file. */
export type ManifestResult =
  | { readonly ok: true; readonly arrays: ReadonlyMap<string, FileArray> }
  | { readonly ok: false; readonly problem: FileProblem };

/** More arrays than the largest network has. */
const MOST_ARRAYS = 512;

/** Bytes of a number; what is quantized is as its own type says. */
const TYPE_BYTES: ReadonlyMap<string, number> = new Map([
  ['float32', 4],
  ['int32', 4],
  ['bool', 1],
  ['uint16', 2],
  ['float16', 2],
  ['uint8', 1],
]);

/**
 * The arrays that `weightsManifest` says lie in files, one behind the other; an array may begin in one file and end in the
 * next. Numbers are made when they are asked for. Total; of each file no more than one copy is made.
 *
 * Source: `WeightsManifestConfig` of TensorFlow.js' io/types.ts, `decodeWeights` of io_utils.ts for what is quantized.
 *
 * @param fileOf the bytes of a path in the manifest; undefined where there is no such file
 */
export function manifestArrays(
  manifest: unknown,
  fileOf: (path: string) => Uint8Array | undefined,
): ManifestResult {
  const arrays = new Map<string, FileArray>();
  const taken = new Set<Uint8Array>();
  for (const group of listOf(manifest)) {
    const shards: Uint8Array[] = [];
    for (const path of listOf(fieldsOf(group).paths)) {
      const bytes = fileOf(textOf(path));
      if (bytes === undefined) return refused({ kind: 'missingArray', array: shown(textOf(path)) });
      if (taken.has(bytes)) return damaged(textOf(path));
      taken.add(bytes);
      shards.push(bytes);
    }
    const problem = addArrays(arrays, listOf(fieldsOf(group).weights), joined(shards));
    if (problem !== null) return refused(problem);
  }
  return { ok: true, arrays };
}

function addArrays(
  arrays: Map<string, FileArray>,
  entries: readonly unknown[],
  bytes: Uint8Array,
): FileProblem | null {
  let at = 0;
  for (const each of entries) {
    const entry = fieldsOf(each);
    const name = textOf(entry.name);
    const shape = listOf(entry.shape);
    const packing = isUnset(entry.quantization) ? null : fieldsOf(entry.quantization);
    const type = textOf(packing === null ? entry.dtype : packing.dtype);
    const bytesEach = TYPE_BYTES.get(type);
    if (bytesEach === undefined)
      return { kind: 'unsupportedSetting', layer: shown(name), setting: 'dtype', value: shown(type) };
    const sound = shape.length <= 8 && shape.every((side) => Number.isInteger(side) && (side as number) >= 0);
    const size = sound ? shapeSize(shape as number[]) * bytesEach : Number.NaN;
    if (!(size <= bytes.length - at) || arrays.has(name) || arrays.size >= MOST_ARRAYS)
      return { kind: 'damaged', where: shown(name || 'weightsManifest') };
    const own = bytes.subarray(at, at + size);
    const { scale = 1, min = 0 } = packing ?? {};
    arrays.set(name, {
      shape: shape as number[],
      values: () => numbersOf(own, type, entry.dtype === 'float32', numberOf(scale), numberOf(min)),
    });
    at += size;
  }
  return null;
}

/** null where they are of another type than float32. */
function numbersOf(
  bytes: Uint8Array,
  type: string,
  isFloat: boolean,
  scale: number,
  min: number,
): Float32Array | null {
  if (!isFloat) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case 'float32':
      return floatsOf(bytes);
    case 'uint8':
      return Float32Array.from(bytes, (steps) => steps * scale + min);
    case 'uint16':
      return new Float32Array(bytes.length / 2).map((_, at) => view.getUint16(at * 2, true) * scale + min);
    case 'float16':
      return new Float32Array(bytes.length / 2).map((_, at) => halfFloat(view.getUint16(at * 2, true)));
    default:
      return null;
  }
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

function joined(shards: readonly Uint8Array[]): Uint8Array {
  if (shards.length === 1) return shards[0]!;
  const whole = new Uint8Array(shards.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const shard of shards) {
    whole.set(shard, at);
    at += shard.length;
  }
  return whole;
}

function damaged(where: string): ManifestResult {
  return refused({ kind: 'damaged', where: shown(where) });
}

function refused(problem: FileProblem): ManifestResult {
  return { ok: false, problem };
}
