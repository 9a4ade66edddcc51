import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trainingSplit } from '../../../../src/worker/session/own-mix';

describe('a run with own digits', () => {
  it('has each of them among those to train on, none held back, and MNIST as without them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 60_000 }),
        fc.constantFrom(0, 0.1, 0.25, 0.5),
        fc.integer({ min: 1, max: 5000 }),
        (trainingSize, validationSplit, count) => {
          const plan = { trainingSize, validationSplit };
          const own = { images: new Uint8Array(0), labels: new Uint8Array(count) };
          const alone = trainingSplit(plan, null);
          const { train, validation, copies } = trainingSplit(plan, own);
          expect(copies).toBeGreaterThanOrEqual(1);
          expect(copies).toBeLessThanOrEqual(50);
          expect(train.to - alone.train.to).toBe(copies * count);
          expect(validation.to - validation.from).toBe(alone.validation.to - alone.validation.from);
          // No more than about a fifth, unless one of each is more already.
          if (copies > 1) expect((copies * count) / train.to).toBeLessThan(0.28);
        },
      ),
    );
  });
});
