import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../../../../src/app/lab/browse/browser';
import { BROWSE_PAGE } from '../../../../../src/app/lab/browse/state';
import type { Language } from '../../../../../src/app/preferences';
import { MnistTab } from '../../../../../src/ui/lab/mnist/mnist-tab';
import { browsed, openLab } from '../../../app/lab/browse/lab-under-test';
import { renderInApp } from './render-in-app';

const PAGE = Array.from({ length: BROWSE_PAGE }, (_, index) => index);

function openTab(language?: Language) {
  const lab = openLab();
  renderInApp(lab.app, <MnistTab browser={createBrowser(lab.app)} />, language);
  const asked = () => lab.asked('browse');
  /** The newest question is answered. */
  const show = (indices: readonly number[], total?: number) =>
    act(() => lab.say(browsed(asked().at(-1)!.id, indices, total)));
  return { ...lab, asked, show };
}

const digits = () => [...screen.getByRole('list').querySelectorAll('button')];

describe('the tab of MNIST', () => {
  it('shows a page of digits, each named by number and label', () => {
    const { show } = openTab();
    expect(screen.getByText('Fetching the digits…')).toBeTruthy();
    expect(screen.getByRole('list').getAttribute('aria-busy')).toBe('true');
    show(PAGE);
    expect(digits()).toHaveLength(BROWSE_PAGE);
    expect(digits()[12]?.getAttribute('aria-label')).toBe(
      'Training digit 12, labelled 2. Put it on the pad.',
    );
    expect(screen.getByText('1–60 of 60,000')).toBeTruthy();
    expect(screen.queryByText('Fetching the digits…')).toBeNull();
  });

  it('says that training digits have numbers of their own', () => {
    openTab();
    expect(screen.getByText(/Inkling’s own order.*x_train\[0\] of an article is another digit/)).toBeTruthy();
  });

  it('has the same places whether or not there are digits for them', () => {
    const { show } = openTab();
    const places = () => screen.getByRole('list').children.length;
    expect(places()).toBe(BROWSE_PAGE);
    show([1, 2, 3], 3);
    expect(places()).toBe(BROWSE_PAGE);
    expect(digits()).toHaveLength(3);
  });

  it('filters by label, turns pages, and changes sets', async () => {
    const user = userEvent.setup();
    const { asked, show } = openTab();
    show(PAGE);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Label' }), '7');
    expect(asked().at(-1)?.which).toMatchObject({ label: 7, offset: 0 });
    show(PAGE, 6265);
    expect(screen.getByText('1–60 of 6,265')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(asked().at(-1)?.which).toMatchObject({ label: 7, offset: 60 });
    await user.click(screen.getByRole('radio', { name: 'Test digits' }));
    expect(asked().at(-1)).toMatchObject({ set: 'test', which: { label: 7, offset: 0 } });
  });

  it('goes to a number, and says which there are if it is none', async () => {
    const user = userEvent.setup();
    const { asked, show } = openTab();
    show(PAGE);
    const field = screen.getByRole('textbox', { name: /^Number/ });
    await user.type(field, '60000{Enter}');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(asked()).toHaveLength(1);
    await user.clear(field);
    await user.type(field, '121');
    await user.click(screen.getByRole('button', { name: 'Go to it' }));
    expect(field.getAttribute('aria-invalid')).toBe('false');
    expect(asked().at(-1)?.which).toMatchObject({ offset: 120 });
    show([120, 121]);
    expect(document.querySelector('[aria-current]')?.getAttribute('aria-label')).toContain('121');
  });

  it('shows digits as they are taught, and varies them only then', async () => {
    const user = userEvent.setup();
    const { app, asked, show } = openTab();
    const plan = { ...app.store.getSnapshot().training.draft, styleShare: 0, augmentation: null, seed: 1 };
    act(() => app.store.dispatch({ type: 'planEdited', plan }));
    show(PAGE);
    const vary = screen.getByRole('button', { name: 'Another variation' });
    await user.click(vary);
    expect(asked()).toHaveLength(1);
    await user.click(screen.getByRole('checkbox', { name: 'As taught' }));
    await user.click(vary);
    expect(asked().map(({ taught }) => taught?.seed)).toEqual([undefined, 1, 2]);
    expect(screen.getByText(/default augmentation/)).toBeTruthy();
    act(() => app.store.dispatch({ type: 'planEdited', plan: { ...plan, styleShare: 0.3 } }));
    expect(screen.getByText(/A dot marks/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Test digits' }));
    expect(screen.queryByText(/A dot marks/)).toBeNull();
  });

  it('says which digits are written by a handwriting style', () => {
    const { asked, say } = openTab();
    act(() => say(browsed(asked().at(-1)!.id, [7, 8], 60_000, [8])));
    expect(digits().map((digit) => digit.getAttribute('aria-label'))).toEqual([
      'Training digit 7, labelled 7. Put it on the pad.',
      'Digit 8, which a handwriting style wrote in place of training digit 8. Put it on the pad.',
    ]);
  });

  it('puts a digit on the pad, and goes there', () => {
    const { app, show } = openTab();
    show([255]);
    fireEvent.click(digits()[0]!);
    expect(app.store.getSnapshot().pad.picture).toEqual(new Float32Array(784).fill(1));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pad' }));
  });

  it('is one stop of the Tab key', async () => {
    const user = userEvent.setup();
    const { show } = openTab();
    show(PAGE);
    const inTabOrder = () => digits().flatMap(({ tabIndex }, place) => (tabIndex === 0 ? [place] : []));
    expect(inTabOrder()).toEqual([0]);
    act(() => digits()[0]!.focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(digits()[2]);
    expect(inTabOrder()).toEqual([2]);
    await user.keyboard('{End}{ArrowRight}');
    expect(document.activeElement).toBe(digits().at(-1));
    await user.click(screen.getByRole('button', { name: 'Next' }));
    show([60, 61]);
    expect(inTabOrder()).toEqual([0]);
  });

  it.each<[Language, RegExp, string]>([
    ['en', /could not be fetched/, 'Try again'],
    ['zh', /加载失败/, '重试'],
  ])('says in %s why nothing came, and asks again', (language, sentence, retry) => {
    const { asked, say } = openTab(language);
    const error = { kind: 'data', problem: 'offline', file: 'train-00.bin' } as const;
    act(() => say({ type: 'refused', id: asked()[0]!.id, error }));
    expect(screen.getByText(sentence).getAttribute('role')).toBe('alert');
    fireEvent.click(screen.getByRole('button', { name: retry }));
    expect(asked()).toHaveLength(2);
    expect(screen.queryByText(sentence)).toBeNull();
  });

  it('tells how much of MNIST has come', () => {
    const { say } = openTab();
    const progress = { set: 'train', loadedBytes: 1, totalBytes: 9, samples: 1000, total: 60_000 } as const;
    act(() => say({ type: 'data', progress }));
    expect(screen.getByText('Fetching MNIST: 1,000 of 60,000 digits…')).toBeTruthy();
  });
});
