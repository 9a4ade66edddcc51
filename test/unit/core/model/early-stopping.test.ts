import { describe, expect, it } from 'vitest';
import {
  afterEpoch,
  EARLY_STOPPING_DEFAULT,
  type EarlyStopping,
  type EpochFigures,
  NOTHING_SEEN,
} from '../../../../src/core/model/early-stopping';

/** The epochs, from 0, until the run ends or the values do; the last thing seen. */
function watch(values: readonly number[], change: Partial<EarlyStopping>) {
  const stopping = { ...EARLY_STOPPING_DEFAULT, ...change };
  let state = NOTHING_SEEN;
  const improved: number[] = [];
  for (const [epoch, value] of values.entries()) {
    const figures: EpochFigures = {
      training: { loss: value, accuracy: value },
      validation: { loss: value, accuracy: value },
    };
    const { stop, improved: better, ...seen } = afterEpoch(stopping, state, epoch, figures);
    state = seen;
    if (better) improved.push(epoch);
    if (stop) return { ended: epoch, improved, state };
  }
  return { ended: null, improved, state };
}

describe('early stopping', () => {
  it('ends a run after so many epochs without improvement', () => {
    expect(watch([5, 4, 6, 3, 3, 4, 2], { patience: 2 })).toEqual({
      ended: 5,
      improved: [0, 1, 3],
      state: { best: 3, bestEpoch: 3, wait: 2 },
    });
  });

  it('with a patience of 0 or 1 ends it at the first', () => {
    for (const patience of [0, 1]) expect(watch([5, 4, 4], { patience }).ended).toBe(2);
  });

  it('goes on while it gets better', () => {
    expect(watch([5, 4, 3, 2, 1], { patience: 0 }).ended).toBeNull();
  });

  it.each(['accuracy', 'val_accuracy'] as const)('wants %s to rise', (monitor) => {
    expect(watch([0.1, 0.5, 0.4, 0.45], { monitor, patience: 2 })).toMatchObject({
      ended: 3,
      improved: [0, 1],
    });
  });

  it('takes a change that is not above the least one for none', () => {
    expect(watch([5, 4.5, 4, 3.5], { minDelta: 1, patience: 3 })).toMatchObject({ improved: [0, 3] });
    expect(watch([5, 4.5], { minDelta: 0.5, patience: 9 }).improved).toEqual([0]);
  });

  it('looks at what it is told to', () => {
    const figures = { training: { loss: 1, accuracy: 0.2 }, validation: { loss: 3, accuracy: 0.4 } };
    const seen = (monitor: EarlyStopping['monitor']) =>
      afterEpoch({ ...EARLY_STOPPING_DEFAULT, monitor }, NOTHING_SEEN, 0, figures).best;
    expect((['loss', 'accuracy', 'val_loss', 'val_accuracy'] as const).map(seen)).toEqual([1, 0.2, 3, 0.4]);
  });

  it('never ends a run for want of what it is to look at', () => {
    const figures = { training: { loss: 1, accuracy: 0 }, validation: null };
    const seen = afterEpoch(EARLY_STOPPING_DEFAULT, NOTHING_SEEN, 0, figures);
    expect(seen).toEqual({ ...NOTHING_SEEN, improved: false, stop: false });
  });
});
