import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

export type PageZip = {
  readonly bytes: Uint8Array;
  /** in the order of the zip */
  readonly files: readonly { readonly path: string; readonly size: number /* bytes, unpacked */ }[];
};

/** The one folder in the zip: unpacked among other things, it stays together. */
const FOLDER = 'inkling';

/** The earliest day a zip can say; the files' own times would make each zip another. */
const TIME = new Date(1980, 0, 1);

/** What gzip and PNG have already made as small as it gets. */
const PACKED = /\.(?:bin|png)$/;

/**
 * Packs a built page: the same page gives the same bytes.
 *
 * @param dist the folder of the built page
 * @param texts to lie beside it, by their names
 */
export function zipPage(dist: string, texts: Readonly<Record<string, string>>): PageZip {
  const contents = new Map<string, Uint8Array>(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(dist, join(parentPath, name)))
      .map((path) => [path.split(sep).join('/'), readFileSync(join(dist, path))]),
  );
  for (const [name, text] of Object.entries(texts)) contents.set(name, new TextEncoder().encode(text));
  const paths = [...contents.keys()].sort();
  const entries: Zippable = Object.fromEntries(
    paths.map((path) => [
      `${FOLDER}/${path}`,
      [contents.get(path)!, { level: PACKED.test(path) ? 0 : 9, mtime: TIME }],
    ]),
  );
  return {
    bytes: zipSync(entries),
    files: paths.map((path) => ({ path: `${FOLDER}/${path}`, size: contents.get(path)!.length })),
  };
}
