/** HDF5 files by the library itself, in WebAssembly: it knows nothing of the page. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dataset, File, type Group, ready } from 'h5wasm/node';

/** An array as the library reads it. */
export type LibraryArray = { readonly shape: readonly number[]; readonly values: ArrayLike<number> };

/** All arrays of a file, by their paths. */
export async function arraysByLibrary(bytes: Uint8Array): Promise<Map<string, LibraryArray>> {
  return atPath(async (path) => {
    writeFileSync(path, bytes);
    const file = new File(path, 'r');
    const arrays = new Map(file.paths().flatMap((name) => arrayOf(file, name)));
    file.close();
    return arrays;
  });
}

function arrayOf(file: File, name: string): [string, LibraryArray][] {
  const entity = file.get(name);
  if (!(entity instanceof Dataset)) return [];
  return [[name, { shape: entity.shape!, values: entity.value as Float32Array }]];
}

/** A file as the library writes it: in its earliest form, which is h5py's, or in a later one. */
export async function fileByLibrary(
  fill: (file: File) => void,
  form: 'earliest' | 'latest' = 'earliest',
): Promise<Uint8Array> {
  return atPath(async (path) => {
    const file = new File(path, 'w', { libver: [form, 'latest'] });
    fill(file);
    file.close();
    return new Uint8Array(readFileSync(path));
  });
}

/** Puts an array at a path below a group that is there, making groups on the way. */
export function putArray(
  group: Group,
  path: string,
  shape: number[],
  values: Float32Array | Float64Array,
): void {
  const names = path.split('/');
  const last = names.pop()!;
  let at = group;
  for (const name of names) {
    const child = at.keys().includes(name) ? at.get(name) : at.create_group(name);
    at = child as Group;
  }
  at.create_dataset({ name: last, data: values, shape });
}

async function atPath<T>(use: (path: string) => Promise<T>): Promise<T> {
  await ready;
  const folder = mkdtempSync(join(tmpdir(), 'inkling-h5-'));
  try {
    return await use(join(folder, 'file.h5'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
