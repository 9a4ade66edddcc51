import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/protocol/messages';
import type { Phase } from '../../../src/protocol/training';
import { openPage, READY } from './page-under-test';

const button = (name: string) => screen.getByRole('button', { name });
const enabled = (name: string) => button(name).getAttribute('aria-disabled') === 'false';
const progress = (epoch: number): Event => ({
  type: 'progress',
  progress: {
    point: { epoch: epoch + 0.5, loss: 0.25, accuracy: 0.93 },
    epoch,
    epochs: 10,
    step: 844 + epoch * 1688,
    totalSteps: 16880,
    samplesPerSecond: 12345.6,
    secondsLeft: 75,
  },
});

describe('the buttons of a run', () => {
  const PHASES: readonly (readonly [Phase, string, Record<string, boolean>])[] = [
    ['starting', 'Train', { Train: false, Step: false, Stop: false, Reset: false }],
    ['idle', 'Train', { Train: true, Step: true, Stop: false, Reset: false }],
    ['training', 'Pause', { Pause: true, Step: false, Stop: true, Reset: true }],
    ['paused', 'Resume', { Resume: true, Step: true, Stop: true, Reset: true }],
    ['stalled', 'Resume', { Resume: false, Step: false, Stop: true, Reset: true }],
    ['evaluating', 'Train', { Train: false, Step: false, Stop: false, Reset: true }],
  ];
  it.each(PHASES)('fit the phase %s', (phase, _main, expected) => {
    const page = openPage();
    page.say(...READY, { type: 'phase', phase });
    const run = within(screen.getByRole('group', { name: 'Training run' }));
    expect(run.getAllByRole('button').map((each) => each.textContent)).toEqual(Object.keys(expected));
    for (const [name, state] of Object.entries(expected))
      expect([name, enabled(name)]).toEqual([name, state]);
  });

  it('send what they say, and the first keeps the focus', () => {
    const page = openPage();
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

  it('do nothing while disabled', () => {
    const page = openPage();
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

  it('marks what cannot be, says why, and keeps Train from it', () => {
    const page = openPage();
    page.say(...READY);
    for (const [label, text, why] of [
      ['Batch size', '3.5', 'Whole number'],
      ['Epochs', 'ten', 'Not a number'],
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

  it('shows the Keras name of a sound value', () => {
    openPage();
    expect(note('Batch size')).toBe('batch_size');
    expect(note('Validation split')).toBe('validation_split');
  });

  it('keeps a number as it is typed', () => {
    const page = openPage();
    type('Learning rate', '0.00');
    type('Learning rate', '0.0010');
    expect((screen.getByLabelText('Learning rate') as HTMLInputElement).value).toBe('0.0010');
    type('Batch size', '１６');
    expect(page.app.store.getSnapshot().training.draft).toMatchObject({
      batchSize: 16,
      optimizer: { learningRate: 0.001 },
    });
  });

  it('takes over the defaults of another optimiser and shows its momentum', () => {
    openPage();
    expect(screen.queryByLabelText('Momentum')).toBeNull();
    fireEvent.change(screen.getByLabelText('Optimiser'), { target: { value: 'SGD' } });
    expect((screen.getByLabelText('Momentum') as HTMLInputElement).value).toBe('0');
    expect((screen.getByLabelText('Learning rate') as HTMLInputElement).value).toBe('0.01');
  });

  it('can be changed between runs only', () => {
    const page = openPage();
    page.say(...READY);
    const plan = screen.getByRole('group', { name: 'Training settings' }) as HTMLFieldSetElement;
    expect(plan.disabled).toBe(false);
    page.say({ type: 'phase', phase: 'training' });
    expect(plan.disabled).toBe(true);
    page.say({ type: 'phase', phase: 'idle' });
    expect(plan.disabled).toBe(false);
  });
});

describe('a run', () => {
  it('says where it is, how fast, and what it waits for', () => {
    const page = openPage();
    page.say(...READY);
    act(() => page.app.commands.train());
    page.say(progress(2), {
      type: 'data',
      progress: { loadedBytes: 1, totalBytes: 2, samples: 12_000, total: 60_000 },
    });
    expect(screen.getByText('Epoch 3 of 10')).toBeTruthy();
    expect(screen.getByText('12,346 digits/s · 1 min 15 s left')).toBeTruthy();
    expect(screen.getByText('Fetching MNIST: 12,000 of 60,000 digits')).toBeTruthy();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  });

  it('lists each epoch under the names of Keras', () => {
    const page = openPage();
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

  it('tells its result in words, and whether it was stopped early', () => {
    const page = openPage();
    page.say(...READY);
    act(() => page.app.commands.train());
    const test = { loss: 0.0812, accuracy: 0.9762, wrong: 238, count: 10_000 };
    page.say(
      { type: 'finished', result: { test, steps: 4000, totalSteps: 16_880, epochs: 2, seconds: 34 } },
      { type: 'phase', phase: 'idle' },
    );
    expect(screen.getByText('Stopped early')).toBeTruthy();
    expect(screen.getByText('Step 4,000 of 16,880 · 34 s')).toBeTruthy();
    expect(
      screen.getByText('Read 9,762 of 10,000 test digits right (97.6%), 238 wrong; loss 0.081.'),
    ).toBeTruthy();
  });
});
