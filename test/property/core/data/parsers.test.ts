import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdxError, parseIdxImages, parseIdxLabels } from '../../../../src/core/data/idx';
import { ManifestError, parseManifest } from '../../../../src/core/data/manifest';
import { decodeShard, encodeShard, ShardError } from '../../../../src/core/data/shard';
import { sampleManifest } from '../../../unit/core/data/manifest-sample';

/** Runs it; true if it returned or threw an error of this class. */
function onlyThrows(type: new (...args: never[]) => Error, run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    return error instanceof type;
  }
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

describe('parseManifest', () => {
  it('never throws anything but ManifestError', () => {
    const anything = fc.anything({
      withNullPrototype: true,
      withBigInt: true,
      withSparseArray: true,
      withDate: true,
    });
    fc.assert(fc.property(anything, (json) => onlyThrows(ManifestError, () => parseManifest(json))));
    fc.assert(fc.property(fc.jsonValue(), (json) => onlyThrows(ManifestError, () => parseManifest(json))));
  });

  it('never throws anything but ManifestError for a good manifest with one value replaced', () => {
    const paths = pathsIn(sampleManifest());
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything({ withNullPrototype: true }), (path, value) => {
        const manifest = structuredClone(sampleManifest());
        replace(manifest, path, value);
        return onlyThrows(ManifestError, () => parseManifest(manifest));
      }),
      { numRuns: 500 },
    );
  });
});

describe('IDX', () => {
  it('never throws anything but IdxError', () => {
    const magic = fc.constantFrom([0, 0, 8, 1], [0, 0, 8, 3], []);
    fc.assert(
      fc.property(magic, bytes(64), (start, rest) => {
        const file = Uint8Array.from([...start, ...rest]);
        return (
          onlyThrows(IdxError, () => parseIdxImages(file)) && onlyThrows(IdxError, () => parseIdxLabels(file))
        );
      }),
    );
  });
});

describe('shard', () => {
  it('never throws anything but ShardError', () => {
    const histogram = fc.array(fc.nat(3), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 785, maxLength: 785 }), histogram, (raw, labels) =>
        onlyThrows(ShardError, () => decodeShard(raw, { count: 1, labels })),
      ),
    );
  });

  it('gives back what was laid out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 5 }), fc.nat(255), (classes, grey) => {
        const labels = Uint8Array.from(classes);
        const images = new Uint8Array(labels.length * 784).fill(grey);
        const histogram = Array.from({ length: 10 }, (_, digit) => classes.filter((c) => c === digit).length);
        const raw = encodeShard({ images, labels });
        expect(decodeShard(raw, { count: labels.length, labels: histogram })).toEqual({ images, labels });
      }),
    );
  });
});

type Path = readonly string[];

/** Paths of all values in it, objects and lists as well as what they hold. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replace(root: object, path: Path, value: unknown): void {
  let at = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = value;
}
