import fc from 'fast-check';
import { describe, it } from 'vitest';
import { readTfjs } from '../../../../../src/core/files/tfjs/read-tfjs';
import { writeTfjs } from '../../../../../src/core/files/tfjs/write-tfjs';
import { expectBytes, expectModel } from '../../../../unit/core/files/expect-model';
import { modelArbitrary } from '../model-arbitrary';

const TIMEOUT = 300_000; // milliseconds: hundreds of networks, on a busy machine

describe('any network in the layers format of TensorFlow.js', () => {
  it('comes back whole, and is written the same again', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(modelArbitrary, (model) => {
        const files = writeTfjs(model);
        const read = readTfjs(files.toReversed());
        expectModel(read, model);
        if (!read.ok) return;
        for (const [index, { bytes }] of writeTfjs(read.model).entries())
          expectBytes(bytes, files[index]!.bytes);
      }),
      { numRuns: 500 },
    );
  });
});
