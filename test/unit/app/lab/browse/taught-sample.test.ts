import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTaughtSample, SAMPLE_SIZE } from '../../../../../src/app/lab/browse/taught-sample';
import { AUGMENTATION_DEFAULT } from '../../../../../src/core/model/augmentation';
import type { TrainingPlan } from '../../../../../src/core/model/plan';
import { DEFAULT_PLAN } from '../../../../../src/core/model/presets';
import { browsed, openLab } from './lab-under-test';

const PLAN: TrainingPlan = { ...DEFAULT_PLAN, styleShare: 0.4, augmentation: null, seed: 5 };

function openSample(plan = PLAN) {
  const lab = openLab();
  const edit = (change: Partial<TrainingPlan>) =>
    lab.app.store.dispatch({
      type: 'planEdited',
      plan: { ...lab.app.store.getSnapshot().training.draft, ...change },
    });
  edit(plan);
  const sample = createTaughtSample(lab.app);
  const asked = () => lab.asked('browse');
  /** The answer to a question, the newest if none is named. */
  const answer = (indices: readonly number[], written: readonly number[] = [], of = asked().at(-1)!.id) =>
    lab.say(browsed(of, indices, 60_000, written));
  return { ...lab, edit, sample, asked, answer, state: sample.store.getSnapshot };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const rest = () => vi.advanceTimersByTime(1000);

describe('a sample of what is taught', () => {
  it('is asked for at once, and shows which digits are written', () => {
    const { asked, answer, state } = openSample();
    expect(asked()).toMatchObject([
      {
        set: 'train',
        which: { label: null, offset: 0, count: SAMPLE_SIZE },
        taught: { styleShare: 0.4, augmentation: null, seed: 5 },
      },
    ]);
    expect(state()).toMatchObject({ digits: [], pending: true });
    answer([0, 1], [1]);
    expect(state()).toMatchObject({
      pending: false,
      digits: [
        { index: 0, written: false },
        { index: 1, written: true },
      ],
    });
  });

  it('is of digits as they are where the plan makes nothing of them', () => {
    expect(openSample({ ...PLAN, styleShare: 0 }).asked()[0]?.taught).toBeNull();
  });

  it('is asked for anew once the plan rests, and only where it teaches something else', () => {
    const { edit, asked, answer, state } = openSample();
    answer([0, 1]);
    edit({ styleShare: 0.04 });
    edit({ styleShare: 0.045 });
    expect(asked()).toHaveLength(1);
    expect(state()).toMatchObject({ pending: true, digits: [{ index: 0 }, { index: 1 }] });
    rest();
    expect(asked()).toHaveLength(2);
    expect(asked()[1]?.taught?.styleShare).toBe(0.045);
    answer([2]);
    expect(state()).toMatchObject({ pending: false, digits: [{ index: 2 }] });
    edit({ epochs: 7 });
    rest();
    expect(asked()).toHaveLength(2);
    edit({ augmentation: AUGMENTATION_DEFAULT });
    rest();
    expect(asked()[2]?.taught?.augmentation).toEqual(AUGMENTATION_DEFAULT);
  });

  it('takes no answer to an older question', () => {
    const { edit, asked, answer, state } = openSample();
    const first = asked()[0]!.id;
    edit({ styleShare: 0.1 });
    answer([1], [], first);
    expect(state()).toMatchObject({ pending: true, digits: [] });
    rest();
    answer([1], [], first);
    answer([2]);
    expect(state()).toMatchObject({ pending: false, digits: [{ index: 2 }] });
  });

  it('is of other digits when those are wanted, and of the first again after the last', () => {
    const { sample, asked } = openSample({ ...PLAN, trainingSize: 90, validationSplit: 0.5 });
    for (let press = 0; press < 3; press++) sample.showOthers();
    const offsets = asked().map(({ which }) => 'offset' in which && which.offset);
    expect(offsets).toEqual([0, 20, 0, 20]);
  });

  it('is of no more digits than the plan learns from, and of all while that is mistyped', () => {
    const { edit, asked } = openSample({ ...PLAN, trainingSize: 10, validationSplit: 0.5 });
    expect(asked()[0]?.which).toMatchObject({ offset: 0, count: 5 });
    edit({ trainingSize: Number.NaN });
    rest();
    expect(asked()[1]?.which).toMatchObject({ offset: 0, count: SAMPLE_SIZE });
  });

  it('says why nothing came, and asks again', () => {
    const { sample, asked, say, answer, state } = openSample();
    const error = { kind: 'data', problem: 'offline', file: 'train-00.bin' } as const;
    say({ type: 'refused', id: asked()[0]!.id, error });
    expect(state()).toMatchObject({ pending: false, problem: error });
    sample.retry();
    expect(state()).toMatchObject({ pending: true, problem: null });
    answer([3]);
    expect(state().digits).toHaveLength(1);
  });

  it('asks for nothing any more once it is disposed of', () => {
    const { sample, edit, asked, answer, state } = openSample();
    edit({ styleShare: 0.1 });
    sample.dispose();
    rest();
    edit({ styleShare: 0.2 });
    rest();
    expect(asked()).toHaveLength(1);
    answer([3]);
    expect(state().digits).toEqual([]);
  });
});
