import { CLASS_COUNT, IMAGE_PIXELS, IMAGE_SIZE } from './digits';

/**
 * The manifest: what the packed MNIST consists of. It is fetched, so it may be anything (an error page, an old
 * version, a file someone edited): `parseManifest` lets through only what the rest of the code can rely on.
 */

/** Raise it with every change of the manifest, of the shards' layout or of the packed order. */
export const MANIFEST_VERSION = 1;

/** Bytes of a digit in a shard: its pixels and its label. */
export const DIGIT_BYTES = IMAGE_PIXELS + 1;

/** Most digits in a set. MNIST has 60,000; the limit keeps a bad manifest from claiming all memory (100,000 are 79 MB). */
const MAX_DIGITS = 100_000;

const MAX_SHARDS = 256;
const MAX_TEXT = 2000;

/** One file of digits. */
export type ShardInfo = {
  /** name beside the manifest; it holds a part of the content's hash, so a file never changes under its name */
  readonly file: string;
  /** digits */
  readonly count: number;
  /** bytes of the file, compressed */
  readonly bytes: number;
  /** bytes of its content, uncompressed */
  readonly rawBytes: number;
  /** hexadecimal, of the uncompressed content: zlib's output differs between versions, and this checks what is used */
  readonly sha256: string;
  /** [10], how many digits of each class */
  readonly labels: readonly number[];
};

/** Sums over the shards of a set. */
export type SetTotals = {
  /** digits */
  readonly count: number;
  /** compressed */
  readonly bytes: number;
  /** uncompressed */
  readonly rawBytes: number;
};

/** Where the digits come from and on what terms. */
export type ManifestSource = {
  readonly package: string;
  readonly packageVersion: string;
  readonly description: string;
  readonly attribution: string;
  readonly licence: string;
  readonly changes: string;
};

export type Manifest = {
  readonly version: typeof MANIFEST_VERSION;
  readonly source: ManifestSource;
  /** pixels, width and height */
  readonly imageSize: typeof IMAGE_SIZE;
  /** in packed order */
  readonly train: readonly ShardInfo[];
  /** in MNIST's own order */
  readonly test: readonly ShardInfo[];
  readonly totals: { readonly train: SetTotals; readonly test: SetTotals };
};

/** Why a value is not a manifest. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  /** path of the field, such as `train[3].count`; empty for the manifest itself */
  readonly field: string;

  constructor(field: string, problem: string) {
    super(field === '' ? `the manifest ${problem}` : `manifest field ${field} ${problem}`);
    this.field = field;
  }
}

/**
 * Checks a parsed JSON value and returns a manifest made of the known fields only.
 *
 * What holds afterwards: file names are plain names and all different; sizes are whole numbers that fit each other
 * (`rawBytes` is `count` digits, labels sum to `count`, totals to the shards); neither set is empty or above 100,000.
 *
 * @throws ManifestError naming the first bad field, and nothing else
 */
export function parseManifest(json: unknown): Manifest {
  const manifest = record(json, '');
  if (manifest.version !== MANIFEST_VERSION) throw new ManifestError('version', `is not ${MANIFEST_VERSION}`);
  if (manifest.imageSize !== IMAGE_SIZE) throw new ManifestError('imageSize', `is not ${IMAGE_SIZE}`);
  const source = parseSource(manifest.source);
  const train = shards(manifest.train, 'train');
  const test = shards(manifest.test, 'test');
  refuseRepeatedFiles([...train, ...test]);
  const given = record(manifest.totals, 'totals');
  const totals = {
    train: matchingTotals(given.train, train, 'totals.train'),
    test: matchingTotals(given.test, test, 'totals.test'),
  };
  return { version: MANIFEST_VERSION, source, imageSize: IMAGE_SIZE, train, test, totals };
}

/** Sums counts and sizes over shards. */
export function sumShards(shards: readonly ShardInfo[]): SetTotals {
  const totals = { count: 0, bytes: 0, rawBytes: 0 };
  for (const shard of shards) {
    totals.count += shard.count;
    totals.bytes += shard.bytes;
    totals.rawBytes += shard.rawBytes;
  }
  return totals;
}

function parseSource(value: unknown): ManifestSource {
  const source = record(value, 'source');
  const field = (name: string) => text(source[name], `source.${name}`);
  return {
    package: field('package'),
    packageVersion: field('packageVersion'),
    description: field('description'),
    attribution: field('attribution'),
    licence: field('licence'),
    changes: field('changes'),
  };
}

function shards(value: unknown, field: string): ShardInfo[] {
  const list = array(value, field);
  if (list.length === 0) throw new ManifestError(field, 'is empty');
  if (list.length > MAX_SHARDS) throw new ManifestError(field, `has more than ${MAX_SHARDS} shards`);
  // Array.from visits holes too, which map would skip.
  const infos = Array.from(list, (item, index) => shard(item, `${field}[${index}]`));
  if (sumShards(infos).count > MAX_DIGITS)
    throw new ManifestError(field, `has more than ${MAX_DIGITS} digits`);
  return infos;
}

function shard(value: unknown, field: string): ShardInfo {
  const given = record(value, field);
  const count = whole(given.count, 1, MAX_DIGITS, `${field}.count`);
  const rawBytes = whole(given.rawBytes, 1, MAX_DIGITS * DIGIT_BYTES, `${field}.rawBytes`);
  if (rawBytes !== count * DIGIT_BYTES) {
    throw new ManifestError(`${field}.rawBytes`, `is not ${DIGIT_BYTES} bytes for each of ${count} digits`);
  }
  // What gzip cannot compress it stores, with 5 bytes for each block and some 20 around all: never 1 % more.
  const bytes = whole(given.bytes, 1, Math.ceil(rawBytes * 1.01) + 64, `${field}.bytes`);
  const labels = histogram(given.labels, `${field}.labels`);
  if (labels.reduce((sum, n) => sum + n, 0) !== count) {
    throw new ManifestError(`${field}.labels`, `does not sum to ${count}`);
  }
  return {
    file: fileName(given.file, `${field}.file`),
    count,
    bytes,
    rawBytes,
    sha256: matching(given.sha256, /^[0-9a-f]{64}$/, 'is not a SHA-256 in hexadecimal', `${field}.sha256`),
    labels,
  };
}

/** A name joins the manifest's URL: with a slash, a colon or two dots in it, it could point anywhere. */
function fileName(value: unknown, field: string): string {
  return matching(value, /^[a-z0-9][a-z0-9-]{0,99}\.bin$/, 'is not a plain name ending in .bin', field);
}

function refuseRepeatedFiles(shards: readonly ShardInfo[]): void {
  const seen = new Set<string>();
  for (const { file } of shards) {
    if (seen.has(file)) throw new ManifestError('train, test', `name ${file} twice`);
    seen.add(file);
  }
}

function matchingTotals(value: unknown, shards: readonly ShardInfo[], field: string): SetTotals {
  const given = record(value, field);
  const sums = sumShards(shards);
  for (const name of ['count', 'bytes', 'rawBytes'] as const) {
    if (given[name] !== sums[name]) {
      throw new ManifestError(`${field}.${name}`, `is not the sum over the shards, ${sums[name]}`);
    }
  }
  return sums;
}

function histogram(value: unknown, field: string): number[] {
  const list = array(value, field);
  if (list.length !== CLASS_COUNT) throw new ManifestError(field, `does not have ${CLASS_COUNT} entries`);
  return Array.from(list, (n, index) => whole(n, 0, MAX_DIGITS, `${field}[${index}]`));
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError(field, 'is not an object');
  }
  return value as Record<string, unknown>;
}

function array(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ManifestError(field, 'is not a list');
  return value;
}

function whole(value: unknown, least: number, most: number, field: string): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw new ManifestError(field, `is not a whole number from ${least} to ${most}`);
  }
  return value as number;
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_TEXT) {
    throw new ManifestError(field, `is not a text of 1 to ${MAX_TEXT} characters`);
  }
  return value;
}

function matching(value: unknown, pattern: RegExp, problem: string, field: string): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new ManifestError(field, problem);
  return value;
}
