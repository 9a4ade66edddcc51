/** A file of the built page. */
export type KeptFile = {
  /** relative to the page's folder */
  readonly path: string;
  /** hexadecimal, of the file as it lies on the server */
  readonly sha256: string;
};

/** One build of the page: what it is made of, but for MNIST's digits. */
export type Version = {
  /** differs when any of its files does */
  readonly id: string;
  readonly files: readonly KeptFile[];
};

/** The page itself. */
export const INDEX = 'index.html';

export function hasFile({ files }: Version, path: string): boolean {
  return files.some((file) => file.path === path);
}

/** @returns null for what is no version: a cache can hold anything */
export function readVersion(value: unknown): Version | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, files } = value as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && Array.isArray(files) && files.every(isFile) ? { id, files } : null;
}

function isFile(value: unknown): value is KeptFile {
  if (typeof value !== 'object' || value === null) return false;
  const { path, sha256 } = value as Readonly<Record<string, unknown>>;
  return typeof path === 'string' && typeof sha256 === 'string';
}
