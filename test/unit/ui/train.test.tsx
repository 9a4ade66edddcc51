import { act, cleanup, createEvent, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { networkTitle } from '../../../src/core/model/network';
import { DEFAULT_PLAN, PRESETS } from '../../../src/core/model/presets';
import type { Event } from '../../../src/protocol/messages';
import type { Phase } from '../../../src/protocol/training';
// What comes late is here already, so that it comes at once.
import '../../../src/ui/lab/plan/plan-editor';
import '../../../src/ui/lab/plan/preset-field';
import '../../../src/ui/train/field-help';
import '../../../src/ui/train/run/run-details';
import { AppContext } from '../../../src/ui/shared/app-context';
import { I18nContext } from '../../../src/ui/shared/i18n/use-i18n';
import { CurvesPlace } from '../../../src/ui/train/curves-place';
import { MoreSettings } from '../../../src/ui/train/more-settings';
import { lateParts, openPage, type PageUnderTest, READY } from './page-under-test';
import { createTranslator } from './translator';

const START = networkTitle(DEFAULT_PLAN.network);
const button = (name: string) => screen.getByRole('button', { name });
const enabled = (name: string) => button(name).getAttribute('aria-disabled') === 'false';
const progress = (epoch: number): Event => ({
  type: 'progress',
  progress: {
    points: [{ epoch: epoch + 0.5, loss: 0.25, accuracy: 0.93 }],
    epoch,
    epochs: 10,
    step: 844 + epoch * 1688,
    totalSteps: 16880,
    learningRate: 0.00052,
    samplesPerSecond: 12345.6,
    secondsLeft: 75,
  },
});

/** The page with what comes after the engine. */
async function openWhole(): Promise<PageUnderTest> {
  const page = await openPage();
  page.say(...READY);
  await lateParts();
  return page;
}

/** A run of 100 steps, ended after `steps` of them. */
function finish(page: PageUnderTest, accuracy: number, steps = 100): void {
  act(() => page.app.commands.train());
  const test = { loss: 2.3, accuracy, wrong: Math.round(10_000 * (1 - accuracy)), count: 10_000 };
  page.say(
    {
      type: 'finished',
      result: {
        test,
        end: steps === 100 ? 'completed' : 'stopped',
        bestEpoch: null,
        steps,
        totalSteps: 100,
        epochs: 1,
        seconds: 3,
        temperature: null,
      },
    },
    { type: 'phase', phase: 'idle' },
  );
}

describe('the buttons of a run', () => {
  const PHASES: readonly (readonly [Phase, string, Record<string, boolean>])[] = [
    ['starting', 'Train', { Train: false, Step: false, Stop: false, Reset: false }],
    ['idle', 'Train', { Train: true, Step: true, Stop: false, Reset: false }],
    ['training', 'Pause', { Pause: true, Step: false, Stop: true, Reset: true }],
    ['paused', 'Resume', { Resume: true, Step: true, Stop: true, Reset: true }],
    ['stalled', 'Try again', { 'Try again': true, Step: false, Stop: true, Reset: true }],
    ['evaluating', 'Train', { Train: false, Step: false, Stop: false, Reset: true }],
  ];
  it.each(PHASES)('fit the phase %s', async (phase, _main, expected) => {
    const page = await openPage();
    page.say(...READY, { type: 'phase', phase });
    const run = within(screen.getByRole('group', { name: 'Training run' }));
    expect(run.getAllByRole('button').map((each) => each.textContent)).toEqual(Object.keys(expected));
    for (const [name, state] of Object.entries(expected))
      expect([name, enabled(name)]).toEqual([name, state]);
  });

  it('send what they say, and the first keeps the focus', async () => {
    const page = await openPage();
    page.say(...READY);
    button('Train').focus();
    fireEvent.click(button('Train'));
    expect(page.sent.at(-1)).toMatchObject({ type: 'train', mode: 'run' });
    expect(document.activeElement).toBe(button('Pause'));
    fireEvent.click(button('Pause'));
    page.say({ type: 'phase', phase: 'paused' });
    fireEvent.click(button('Step'));
    fireEvent.click(button('Resume'));
    fireEvent.click(button('Stop'));
    fireEvent.click(button('Reset'));
    expect(page.sent.slice(-5).map(({ type }) => type)).toEqual(['pause', 'step', 'resume', 'stop', 'reset']);
  });

  it('go back to the network of the page that was chosen', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.commands.choosePreferences({ network: 'cnn' }));
    fireEvent.click(button('Train'));
    fireEvent.click(button('Reset'));
    expect(page.sent.at(-1)).toEqual({ type: 'reset', network: 'cnn' });
  });

  it('try again after missing data, even when the problem was dismissed', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    page.say({ type: 'phase', phase: 'stalled' });
    expect(screen.getByText('The digits of the next step are missing.')).toBeTruthy();
    expect(screen.queryByText(/Fetching/)).toBeNull();
    fireEvent.click(button('Try again'));
    expect(page.sent.at(-1)).toEqual({ type: 'retry' });
  });

  it('take a double click on the first as one press', async () => {
    const page = await openPage();
    page.say(...READY);
    fireEvent.click(button('Train'), { detail: 1 });
    fireEvent.click(button('Pause'), { detail: 2 });
    expect(page.sent.at(-1)?.type).toBe('train');
    fireEvent.click(button('Pause'), { detail: 1 });
    expect(page.sent.at(-1)?.type).toBe('pause');
  });

  it('take a held Enter on the first as one press', async () => {
    (await openPage()).say(...READY);
    const prevented = (repeat: boolean) => {
      const event = createEvent.keyDown(button('Train'), { key: 'Enter', repeat });
      fireEvent(button('Train'), event);
      return event.defaultPrevented;
    };
    expect(prevented(false)).toBe(false);
    expect(prevented(true)).toBe(true);
  });

  it('do nothing while disabled', async () => {
    const page = await openPage();
    fireEvent.click(button('Train'));
    expect(page.sent.map(({ type }) => type)).toEqual(['start']);
  });
});

describe('the plan', () => {
  const type = (label: string, text: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  const note = (label: string) => {
    const [id] = screen.getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    return document.getElementById(id ?? '')?.textContent;
  };

  const openMore = () => fireEvent.click(button('More settings'));
  const choose = (label: string, name: string) => {
    const select = screen.getByLabelText(label) as HTMLSelectElement;
    const selectedIndex = [...select.options].findIndex(({ text }) => text === name);
    fireEvent.change(select, { target: { selectedIndex } });
  };
  const draft = (page: PageUnderTest) => page.app.store.getSnapshot().training.draft;

  it('marks what cannot be, says why, and keeps Train from it', async () => {
    const page = await openPage();
    page.say(...READY);
    for (const [label, text, why] of [
      ['Batch size', '3.5', 'Not whole'],
      ['Epochs', 'ten', 'No number'],
      ['Learning rate', '50', '0.000001–10'],
      ['Training digits', '70000', '10–60,000'],
    ] as const) {
      type(label, text);
      const field = screen.getByLabelText(label) as HTMLInputElement;
      expect(field.value).toBe(text);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(note(label)).toBe(why);
    }
    expect(enabled('Train')).toBe(false);
    expect(screen.getByText('Correct the marked settings')).toBeTruthy();
  });

  it('says why Train is grey after a run, too', async () => {
    const page = await openWhole();
    finish(page, 0.97);
    expect(screen.getByText('Finished')).toBeTruthy();
    type('Epochs', '0');
    expect(screen.getByText('Correct the marked settings')).toBeTruthy();
    expect(screen.getByText(/test digits right/)).toBeTruthy();
  });

  it('shows the Keras name of a sound value', async () => {
    await openPage();
    expect(note('Batch size')).toBe('batch_size');
    expect(note('Validation split')).toBe('validation_split');
  });

  it('keeps a number as it is typed', async () => {
    const page = await openPage();
    type('Learning rate', '0.00');
    type('Learning rate', '0.0010');
    expect((screen.getByLabelText('Learning rate') as HTMLInputElement).value).toBe('0.0010');
    type('Batch size', '１６');
    expect(page.app.store.getSnapshot().training.draft).toMatchObject({
      batchSize: 16,
      optimizer: { learningRate: 0.001 },
    });
  });

  it('takes over the defaults of another optimiser and shows its momentum', async () => {
    await openPage();
    expect(screen.queryByLabelText('Momentum')).toBeNull();
    choose('Optimiser', 'SGD');
    expect((screen.getByLabelText('Momentum') as HTMLInputElement).value).toBe('0');
    expect((screen.getByLabelText('Learning rate') as HTMLInputElement).value).toBe('0.01');
  });

  it.each([
    ['Adam', 'Beta 1', 'beta_1', 'Beta 2', 'beta_2'],
    ['AdamW', 'Beta 1', 'beta_1', 'Weight decay', 'weight_decay'],
    ['RMSprop', 'Rho', 'rho', 'Momentum', 'momentum'],
    ['Adagrad', 'Initial sum', 'initial_accumulator_value', 'Epsilon', 'epsilon'],
    ['SGD', 'Momentum', 'momentum', 'Nesterov', 'nesterov'],
  ])(
    'shows two knobs of its own for %s, by the names of Keras',
    async (type, first, firstKeras, other, otherKeras) => {
      await openPage();
      const count = () => document.querySelectorAll('.field').length;
      const before = count();
      choose('Optimiser', type);
      expect(note(first)).toBe(firstKeras);
      expect(note(other)).toBe(otherKeras);
      expect(count()).toBe(before);
    },
  );

  it('takes the knobs of its optimiser', async () => {
    const page = await openPage();
    choose('Optimiser', 'AdamW');
    type('Weight decay', '0.01');
    expect(draft(page).optimizer).toMatchObject({ type: 'AdamW', weightDecay: 0.01 });
    choose('Optimiser', 'Adagrad');
    type('Initial sum', '0.2');
    type('Epsilon', '1e-5');
    expect(draft(page).optimizer).toMatchObject({ initialAccumulatorValue: 0.2, epsilon: 1e-5 });
    type('Epsilon', '0');
    expect(note('Epsilon')).toBe('0.0000000001–1');
    choose('Optimiser', 'SGD');
    choose('Nesterov', 'On');
    type('Momentum', '0.9');
    expect(draft(page).optimizer).toEqual({ type: 'SGD', learningRate: 0.01, momentum: 0.9, nesterov: true });
  });

  it('shows what the full-batch optimisers have, and that batches are of no account', async () => {
    const page = await openPage();
    const count = () => document.querySelectorAll('.field').length;
    const before = count();
    choose('Optimiser', 'BatchGradientDescent');
    expect(count()).toBe(before);
    expect(note('Batch size')).toBe('all at once');
    expect((screen.getByLabelText('Batch size') as HTMLInputElement).disabled).toBe(true);
    choose('Optimiser', 'ConjugateGradient');
    expect(count()).toBe(before);
    type('Search steps', '5');
    choose('Formula', 'Fletcher–Reeves');
    expect(draft(page).optimizer).toMatchObject({ lineSearchSteps: 5, formula: 'fletcher_reeves' });
    choose('Optimiser', 'Adam');
    expect(note('Batch size')).toBe('batch_size');
  });

  describe('in its menu of ready-made plans', () => {
    const openReady = async () => {
      const page = await openPage();
      page.say(...READY);
      await screen.findByRole('option', { name: 'Learning rate too high' });
      return page;
    };
    const shown = () => {
      const select = screen.getByLabelText('Network') as HTMLSelectElement;
      return select.options[select.selectedIndex]?.text;
    };

    it('has the network of the moment before the others have come', async () => {
      await openPage();
      expect(shown()).toBe(START);
    });

    it('begins with its own, and takes all of an article’s settings but the seed', async () => {
      const page = await openReady();
      expect(shown()).toBe(`${START} (start)`);
      act(() => page.app.store.dispatch({ type: 'planEdited', plan: { ...draft(page), seed: 5 } }));
      choose('Network', 'CNN: 784-conv32-pool2-conv64-pool2-64-10');
      expect(draft(page)).toEqual({ ...PRESETS.cnn, seed: 5 });
      expect(shown()).toBe('CNN: 784-conv32-pool2-conv64-pool2-64-10');
      expect(document.querySelector('.plan-help')?.textContent).toMatch(/^121,930 parameters/);
      choose('Network', '784-10 (softmax regression)');
      expect(draft(page).network.layers).toHaveLength(1);
      choose('Network', `${START} (start)`);
      expect(draft(page)).toEqual({ ...DEFAULT_PLAN, seed: 5 });
    });

    it('calls a plan that is none of them custom', async () => {
      const page = await openReady();
      type('Epochs', '3');
      expect(shown()).toBe(`Custom: ${START}`);
      type('Epochs', String(DEFAULT_PLAN.epochs));
      expect(shown()).toBe(`${START} (start)`);
      expect(draft(page)).toEqual(DEFAULT_PLAN);
    });

    it('says what a classic failure is there to show', async () => {
      await openReady();
      choose('Network', 'Learning rate too high');
      expect(document.querySelector('.plan-help')?.textContent).toMatch(/the loss leaps up/);
      type('Learning rate', '0.1');
      fireEvent.focus(screen.getByLabelText('Learning rate'));
      expect(document.querySelector('.plan-help')?.textContent).toMatch(
        /How far each step.* 0.000001 to 10; Keras has 0.01.$/,
      );
    });

    it('has its full name at hand where the menu cuts it off', async () => {
      await openReady();
      choose('Network', 'Learning rate too high');
      expect((screen.getByLabelText('Network') as HTMLSelectElement).title).toBe('Learning rate too high');
    });
  });

  it('keeps what is seldom changed out of sight, but not what is wrong', async () => {
    const page = await openPage();
    expect(screen.queryByText('Regularisation')).toBeNull();
    openMore();
    fireEvent.click(await screen.findByText('Data'));
    expect(button('More settings').getAttribute('aria-expanded')).toBe('true');
    type('Seed', '-1');
    openMore();
    expect(screen.getByLabelText('Seed').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('This must lie between 0 and 4,294,967,295.')).toBeTruthy();
    type('Seed', '7');
    expect(draft(page).seed).toBe(7);
    openMore();
    expect(screen.queryByText('Regularisation')).toBeNull();
    expect(button('More settings').getAttribute('aria-expanded')).toBe('false');
  });

  it('opens by itself what is wrong and out of sight', async () => {
    const page = await openPage();
    page.say(...READY);
    const { optimizer } = draft(page);
    act(() =>
      page.app.store.dispatch({
        type: 'planEdited',
        plan: { ...draft(page), optimizer: { ...optimizer, epsilon: 7 } as typeof optimizer },
      }),
    );
    expect(await screen.findByLabelText('Epsilon')).toBeTruthy();
    expect(screen.getByText('Correct the marked settings')).toBeTruthy();
    expect(enabled('Train')).toBe(false);
  });

  it('marks a network that cannot be built, and counts nothing in it', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() =>
      page.app.store.dispatch({
        type: 'planEdited',
        plan: { ...draft(page), network: { layers: [{ type: 'Flatten' }] } },
      }),
    );
    expect(note('Network')).toBe('See the marked layer');
    expect(document.querySelector('.plan-help')?.textContent).toMatch(/cannot be built/);
    expect(await screen.findByRole('button', { name: 'Add the output layer' })).toBeTruthy();
  });

  it('can be changed between runs only, but for the learning rate', async () => {
    const page = await openPage();
    page.say(...READY);
    const disabled = () =>
      [...document.querySelectorAll<HTMLInputElement>('.plan-fields :is(input, select)')]
        .filter((control) => control.disabled)
        .map((control) => control.labels?.[0]?.textContent);
    expect(disabled()).toEqual([]);
    act(() => page.app.commands.train());
    expect(disabled()).toHaveLength(8);
    expect(disabled()).not.toContain('Learning rate');
    page.say({ type: 'phase', phase: 'evaluating' });
    expect(disabled()).toHaveLength(9);
    page.say({ type: 'phase', phase: 'idle' });
    expect(disabled()).toEqual([]);
  });

  describe('whose learning rate is moved in a run', () => {
    const rates = ({ sent }: PageUnderTest) =>
      sent.flatMap((request) => (request.type === 'setLearningRate' ? [request.learningRate] : []));
    const startRun = async () => {
      const page = await openPage();
      page.say(...READY);
      act(() => page.app.commands.train());
      page.say(progress(0));
      return page;
    };
    const press = (key: string) => fireEvent.keyDown(screen.getByLabelText('Learning rate'), { key });

    it('tells the rate of the moment', async () => {
      await startRun();
      expect(note('Learning rate')).toBe('now 0.00052');
    });

    it('hands it on once it is typed', async () => {
      const page = await startRun();
      type('Learning rate', '5');
      type('Learning rate', '5e-4');
      expect(rates(page)).toEqual([]);
      press('Enter');
      expect(rates(page)).toEqual([0.0005]);
      expect(draft(page).optimizer.learningRate).toBe(0.0005);
      fireEvent.blur(screen.getByLabelText('Learning rate'));
      expect(rates(page)).toEqual([0.0005]);
      type('Learning rate', '0.01');
      fireEvent.blur(screen.getByLabelText('Learning rate'));
      expect(rates(page)).toEqual([0.0005, 0.01]);
    });

    it('hands on nothing that is no rate, and nothing without a run', async () => {
      const page = await startRun();
      type('Learning rate', '0');
      press('Enter');
      type('Learning rate', 'fast');
      press('Enter');
      page.say({ type: 'phase', phase: 'idle' });
      type('Learning rate', '0.1');
      press('Enter');
      expect(rates(page)).toEqual([]);
    });

    it('follows its slider at once', async () => {
      const page = await startRun();
      openMore();
      fireEvent.click(await screen.findByText('Learning rate', { selector: 'summary *' }));
      fireEvent.change(screen.getByLabelText('Learning rate, slider'), { target: { value: '-2' } });
      expect(rates(page)).toEqual([0.01]);
      expect(draft(page).optimizer.learningRate).toBe(0.01);
    });
  });
});

describe('the editor', () => {
  it('says so where it cannot be had', async () => {
    const page = await openPage();
    cleanup();
    render(
      <AppContext value={page.app}>
        <I18nContext value={createTranslator('en')}>
          <MoreSettings load={() => Promise.reject(new TypeError('offline'))} />
        </I18nContext>
      </AppContext>,
    );
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be loaded/);
  });
});

describe('what tells more of a run', () => {
  it('comes after the engine; where the run is can be told before', async () => {
    const page = await openPage();
    expect(screen.getByText('Starting the engine…')).toBeTruthy();
    page.say(...READY);
    expect(screen.getByText('Ready to train')).toBeTruthy();
    expect(document.querySelector('.run-status [role=status]')).toBeNull();
    await lateParts();
    expect(screen.getByText('Ready to train')).toBeTruthy();
    expect(document.querySelector('.run-status [role=status]')).toBeTruthy();
  });
});

describe('what draws the curves', () => {
  const open = async (load: () => Promise<{ default: () => string }>) => {
    const page = await openPage();
    cleanup();
    render(
      <AppContext value={page.app}>
        <I18nContext value={createTranslator('en')}>
          <CurvesPlace load={load} />
        </I18nContext>
      </AppContext>,
    );
    return page;
  };

  it('is fetched before the first run', async () => {
    const load = vi.fn(() => new Promise<never>(() => {}));
    const page = await open(load);
    expect(load).not.toHaveBeenCalled();
    page.say(...READY);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is fetched again with the next turn of a run if it did not arrive', async () => {
    const complaints = vi.spyOn(console, 'error');
    const load = vi
      .fn<() => Promise<{ default: () => string }>>()
      .mockRejectedValueOnce(new TypeError('offline'))
      .mockResolvedValue({ default: () => 'the curves' });
    const page = await open(load);
    page.say(...READY);
    await act(async () => {});
    expect(screen.queryByText(/could not be loaded/)).toBeNull(); // there is no run yet to miss them
    await act(async () => page.app.commands.train());
    expect(screen.getByText('the curves')).toBeTruthy();
    expect(screen.queryByText(/could not be loaded/)).toBeNull();
    expect(load).toHaveBeenCalledTimes(2);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it('is missed, and the table pointed at, while it cannot be had', async () => {
    const page = await open(() => Promise.reject(new TypeError('offline')));
    page.say(...READY);
    await act(async () => page.app.commands.train());
    expect(screen.getByText(/The curves could not be loaded/)).toBeTruthy();
  });
});

describe('a run', () => {
  it('gives no speed while it waits for digits', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    page.say({ type: 'waiting' });
    expect(screen.getByText('Waiting for digits…')).toBeTruthy();
    page.say(progress(0));
    expect(screen.getByText(/digits\/s/)).toBeTruthy();
    page.say({ type: 'waiting' });
    expect(screen.queryByText(/digits\/s/)).toBeNull();
    expect(screen.getByText('Waiting for digits…')).toBeTruthy();
    page.say(progress(0));
    expect(screen.queryByText('Waiting for digits…')).toBeNull();
  });

  it('gives no speed and no time left before they can be told', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    const early = progress(0);
    if (early.type !== 'progress') return;
    page.say({
      type: 'progress',
      progress: { ...early.progress, samplesPerSecond: null, secondsLeft: null },
    });
    expect(screen.getByText('Epoch 1 of 10').nextElementSibling?.textContent).toBe('');
    page.say({ type: 'progress', progress: { ...early.progress, secondsLeft: null } });
    expect(screen.getByText('12,346 digits/s')).toBeTruthy();
  });

  it('says how far the test digits are, and if they are what is missing', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    const here = { loadedBytes: 9_900_000, totalBytes: 9_900_000, samples: 60_000, total: 60_000 };
    const coming = { loadedBytes: 300_000, totalBytes: 1_600_000, samples: 0, total: 10_000 };
    page.say(
      { type: 'data', progress: { set: 'train', ...here } },
      { type: 'phase', phase: 'evaluating' },
      { type: 'data', progress: { set: 'test', ...coming } },
    );
    expect(screen.getByText('Fetching test digits: 0 of 10,000 (0.3 of 1.6 MB)')).toBeTruthy();
    page.say({ type: 'phase', phase: 'stalled' });
    expect(screen.getByText('Some of the test digits are missing.')).toBeTruthy();
    page.say(
      { type: 'phase', phase: 'evaluating' },
      { type: 'data', progress: { set: 'test', ...coming, samples: 10_000 } },
    );
    expect(screen.queryByText(/Fetching/)).toBeNull();
  });

  it('that has taught nothing says what to try', async () => {
    const page = await openWhole();
    finish(page, 0.0974);
    expect(
      screen.getByText(/No better than guessing: try another learning rate, or more epochs\.$/),
    ).toBeTruthy();
    finish(page, 0.5);
    expect(screen.queryByText(/No better than guessing/)).toBeNull();
    finish(page, 0.0974, 1); // stopped after a step, it had no time to learn
    expect(screen.queryByText(/No better than guessing/)).toBeNull();
  });

  it('says where it is, how fast, and what it waits for', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    page.say(progress(2), {
      type: 'data',
      progress: {
        set: 'train',
        loadedBytes: 1_234_567,
        totalBytes: 9_900_000,
        samples: 12_000,
        total: 60_000,
      },
    });
    expect(screen.getByText('Epoch 3 of 10')).toBeTruthy();
    expect(screen.getByText('12,346 digits/s · 1 min 15 s left')).toBeTruthy();
    expect(screen.getByText('Fetching MNIST: 12,000 of 60,000 digits (1.2 of 9.9 MB)')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  });

  it('lists each epoch under the names of Keras', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.commands.train());
    const point = { epoch: 1, loss: 0.1234, accuracy: 0.9567 };
    page.say({ type: 'epoch', result: { epoch: 0, training: point, validation: { ...point, loss: 0.2 } } });
    const row = within(screen.getByRole('table')).getAllByRole('row');
    expect(row.map((each) => [...each.children].map((cell) => cell.textContent))).toEqual([
      ['epoch', 'loss', 'accuracy', 'val_loss', 'val_accuracy'],
      ['1', '0.1234', '0.9567', '0.2000', '0.9567'],
    ]);
  });

  it('tells its result in words, and whether it was stopped early', async () => {
    const page = await openWhole();
    act(() => page.app.commands.train());
    const test = { loss: 0.08, accuracy: 0.9762, wrong: 238, count: 10_000 };
    page.say(
      {
        type: 'finished',
        result: {
          test,
          end: 'stopped',
          bestEpoch: null,
          steps: 4000,
          totalSteps: 16_880,
          epochs: 2,
          seconds: 34,
          temperature: null,
        },
      },
      { type: 'phase', phase: 'idle' },
    );
    expect(screen.getByText('Stopped early')).toBeTruthy();
    expect(screen.getByText('Step 4,000 of 16,880 · 34 s')).toBeTruthy();
    expect(
      screen.getByText('Read 9,762 of 10,000 test digits right (97.6%), 238 wrong; loss 0.080.'),
    ).toBeTruthy();
  });
});
