import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/app/preferences';
import type { EngineState } from '../../../src/app/state';
import type { InklingError } from '../../../src/protocol/errors';
import { problemText } from '../../../src/ui/shared/problem-text';
import { openPage, READY } from './page-under-test';
import { createTranslator } from './translator';

/** At least one of every kind, or the compiler objects. */
const ERRORS: { readonly [K in InklingError['kind']]: readonly Extract<InklingError, { kind: K }>[] } = {
  data: (['offline', 'missing', 'corrupt', 'manifest'] as const).map((problem) => ({
    kind: 'data',
    problem,
    file: 'shard-7.bin',
  })),
  model: (['offline', 'missing', 'corrupt'] as const).map((problem) => ({ kind: 'model', problem })),
  engine: [{ kind: 'engine', failures: [] }],
  engineFailed: (
    ['lost', 'stalled', 'diverged', 'outOfMemory', 'error', 'wrongResult', 'unavailable'] as const
  ).map((reason) => ({
    kind: 'engineFailed',
    failure: { engine: 'webgl', reason, message: 'x' },
    next: 'wasm',
  })),
  workerDied: [{ kind: 'workerDied' }],
  diverged: [{ kind: 'diverged', epoch: 0, step: 681 }],
  outOfMemory: [{ kind: 'outOfMemory' }],
  busy: [{ kind: 'busy' }],
  changed: [{ kind: 'changed' }],
  plan: [{ kind: 'plan', problems: [] }],
  internal: [{ kind: 'internal', message: 'tensor is disposed' }],
};
const ENGINES: readonly EngineState['status'][] = ['starting', 'ready', 'restarting', 'dead'];

describe.each(LANGUAGES)('the words for a problem in %s', (language) => {
  const i18n = createTranslator(language);
  it.each(Object.values(ERRORS).flat())('exist for %o', (error) => {
    for (const engine of ENGINES) {
      for (const running of [false, true]) {
        const { title, body } = problemText(error, engine, running, i18n);
        for (const text of [title, body]) {
          expect(text).not.toMatch(/^problem\.|[{}]|undefined/);
          expect(text.length).toBeGreaterThan(3);
        }
      }
    }
  });
});

describe('the problem banner', () => {
  const alert = () => within(screen.getByRole('alert'));

  it('offers to fetch missing data again', async () => {
    const page = await openPage();
    page.say(...READY, { type: 'phase', phase: 'stalled' }, { type: 'failed', error: ERRORS.data[0]! });
    expect(alert().getByText(/shard-7\.bin/)).toBeTruthy();
    fireEvent.click(alert().getByRole('button', { name: 'Try again' }));
    expect(page.sent.at(-1)).toEqual({ type: 'retry' });
  });

  it('offers to restart an engine that was given up', async () => {
    const page = await openPage();
    page.die();
    page.die();
    expect(alert().queryByRole('button', { name: 'Restart' })).toBeNull();
    page.die();
    fireEvent.click(alert().getByRole('button', { name: 'Restart' }));
    expect(page.sent.filter(({ type }) => type === 'start')).toHaveLength(4);
    expect(screen.getByText('The engine is starting again…')).toBeTruthy();
  });

  it('can be dismissed', async () => {
    const page = await openPage();
    page.say(...READY, { type: 'failed', error: ERRORS.diverged[0]! });
    expect(alert().getByText(/lower learning rate/)).toBeTruthy();
    fireEvent.click(alert().getByRole('button', { name: 'Dismiss' }));
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it.each([
    ['Dismiss', 'Try again'],
    ['Try again', 'Pause'],
  ])('hands the focus to the first button of the run after %s', async (pressed, main) => {
    const page = await openPage();
    page.say(...READY, { type: 'phase', phase: 'stalled' }, { type: 'failed', error: ERRORS.data[0]! });
    alert().getByRole('button', { name: pressed }).focus();
    fireEvent.click(alert().getByRole('button', { name: pressed }));
    if (pressed === 'Try again') page.say({ type: 'phase', phase: 'training' });
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: main }));
  });

  it('leaves the focus where it is, if it is not on its buttons', async () => {
    const page = await openPage();
    page.say(...READY, { type: 'failed', error: ERRORS.data[0]! });
    screen.getByLabelText('Epochs').focus();
    page.say({ type: 'phase', phase: 'idle' });
    expect(screen.getByRole('alert').textContent).toBe('');
    expect(document.activeElement).toBe(screen.getByLabelText('Epochs'));
  });

  it('says of an engine that failed in a run that the run goes on, where, and what was kept', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.commands.train());
    page.say(
      { type: 'phase', phase: 'training' },
      { type: 'failed', error: { ...ERRORS.engineFailed[0]!, next: 'webgl' } },
    );
    expect(alert().getByText('The GPU was taken away')).toBeTruthy();
    expect(
      alert().getByText(/went on from its last checkpoint, on WebGL: at most about a second/),
    ).toBeTruthy();
    expect(alert().getByText(/Your drawing and the curves are kept/)).toBeTruthy();
    expect(alert().getAllByRole('button')).toHaveLength(1);
  });

  it('says of an engine that failed outside a run that reading goes on', async () => {
    const page = await openPage();
    page.say(...READY, { type: 'failed', error: ERRORS.engineFailed[1]! });
    expect(alert().getByText('WebGL stopped answering')).toBeTruthy();
    expect(alert().getByText(/^Reading goes on, on WebAssembly\./)).toBeTruthy();
  });

  it('offers to restart where no engine starts', async () => {
    const page = await openPage();
    page.say({ type: 'failed', error: ERRORS.engine[0]! });
    fireEvent.click(alert().getByRole('button', { name: 'Restart' }));
    expect(page.sent.filter(({ type }) => type === 'start')).toHaveLength(2);
  });

  it('says of a worker that came back that the run goes on', async () => {
    const page = await openPage();
    page.say(...READY);
    page.die();
    expect(alert().getByText(/starting again.*from its last checkpoint/)).toBeTruthy();
    page.say(...READY);
    expect(alert().getByText(/goes on from its last checkpoint/)).toBeTruthy();
  });
});
