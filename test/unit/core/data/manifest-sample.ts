import type { Manifest, ManifestSource, ShardInfo } from '../../../../src/core/data/manifest';

export const sampleSource: ManifestSource = {
  package: 'digits',
  packageVersion: '1.0.0',
  description: 'some digits',
  attribution: 'someone',
  licence: 'some licence',
  changes: 'none',
};

export function sampleShard(file: string, labels: readonly number[]): ShardInfo {
  const count = labels.reduce((sum, n) => sum + n, 0);
  return { file, count, bytes: count * 200, rawBytes: count * 785, sha256: 'ab'.repeat(32), labels };
}

/** A good manifest: 20 + 30 training digits and 10 for testing. */
export function sampleManifest(): Manifest {
  return {
    version: 1,
    source: sampleSource,
    imageSize: 28,
    train: [
      sampleShard('train-00-aa.bin', Array(10).fill(2)),
      sampleShard('train-01-bb.bin', Array(10).fill(3)),
    ],
    test: [sampleShard('test-00-cc.bin', Array(10).fill(1))],
    totals: {
      train: { count: 50, bytes: 10_000, rawBytes: 50 * 785 },
      test: { count: 10, bytes: 2000, rawBytes: 10 * 785 },
    },
  };
}
