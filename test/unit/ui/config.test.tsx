/** The page as its URL has it. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { encodePlan } from '../../../src/core/model/plan-code';
import { PRESETS } from '../../../src/core/model/presets';
import { CORRECT_SLOT } from '../../../src/ui/predict/correct-slot';
import { lateParts, openPage, READY } from './page-under-test';

const REASON = 'Set by your teacher';
const headings = () => screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
const draft = (page: Awaited<ReturnType<typeof openPage>>) => page.app.store.getSnapshot().training.draft;

afterEach(() => {
  const { dataset, style } = document.documentElement;
  delete dataset.colours;
  style.cssText = '';
});

describe('panels', () => {
  it('are those that the URL shows', async () => {
    await openPage('en', '?show=draw,predict');
    expect(headings()).toEqual(['Draw', 'Read']);
    expect(screen.queryByRole('banner')).toBeNull();
    expect(screen.queryByRole('contentinfo')).toBeNull();
  });

  it.each([
    ['', true],
    ['?show=draw,predict', false],
    ['?hide=own', false],
  ])('leave no gap for what comes with another that is not shown: %s', async (search, there) => {
    await openPage('en', search);
    expect(document.getElementById(CORRECT_SLOT) !== null).toBe(there);
  });

  it('leave the page its name for screen readers', async () => {
    await openPage('en', '?show=draw');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Inkling');
  });
});

describe('the task', () => {
  it('is a note above the panels, in the words of the teacher alone', async () => {
    await openPage('en', '?task=Draw+a+%3Cb%3E7%3C%2Fb%3E');
    expect(screen.getByRole('note', { name: 'Task' }).textContent).toBe('Draw a <b>7</b>');
  });

  it('is not there where none is set', async () => {
    await openPage();
    expect(screen.queryByRole('note', { name: 'Task' })).toBeNull();
  });
});

describe('hidden controls', () => {
  it('of the pad are gone, and their keys with them', async () => {
    const page = await openPage('en', '?hide=eraser,penWidth,undo,redo,clear,samples,photo');
    const pad = screen.getByRole('application');
    expect(screen.queryByRole('button', { name: /undo|redo|clear/i })).toBeNull();
    expect(screen.queryByRole('slider')).toBeNull();
    expect(screen.queryByRole('button', { name: /sample/i })).toBeNull();
    fireEvent.keyDown(pad, { key: '7' });
    fireEvent.keyDown(pad, { key: 'e' });
    expect(page.app.store.getSnapshot().pad).toMatchObject({ tool: 'pen', preparation: { kind: 'blank' } });
  });

  it('of the reading, the plan and the run are gone', async () => {
    const page = await openPage('en', '?hide=reader,steps,epochs,optimizer,settings,step,reset');
    page.say(...READY);
    await lateParts();
    expect(screen.queryByRole('radio', { name: /CNN/ })).toBeNull();
    expect(screen.queryByText('How your drawing was prepared')).toBeNull();
    for (const name of ['Epochs', 'Optimiser', 'Beta 1']) expect(screen.queryByLabelText(name)).toBeNull();
    expect(screen.getByLabelText('Learning rate')).toBeTruthy();
    for (const name of ['Step', 'Reset', 'More settings'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.getByRole('button', { name: 'Train' })).toBeTruthy();
  });

  it('take the whole lab along where all of its tabs are', async () => {
    const page = await openPage('en', '?hide=runs,test,mnist,own');
    page.say(...READY);
    expect(headings()).not.toContain('Lab');
  });

  it('leave the first button to its other meaning', async () => {
    const page = await openPage('en', '?hide=pause');
    page.say(...READY);
    const button = screen.getByRole('button', { name: 'Train' });
    expect(button.getAttribute('aria-disabled')).toBe('false');
    page.say({ type: 'phase', phase: 'training' });
    expect(screen.getByRole('button', { name: 'Train' }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('locked controls', () => {
  it('are the menu of ready-made plans, too, where the network is: each of them would change it', async () => {
    const page = await openPage('en', '?lock=network');
    page.say(...READY);
    await lateParts();
    expect(screen.getByLabelText<HTMLSelectElement>('Network').disabled).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>('Optimiser').disabled).toBe(false);
  });

  it('show their value and say why, and do nothing', async () => {
    const page = await openPage(
      'en',
      '?preset=softmax&lock=epochs,optimizer,train,language,reader,samples,undo',
    );
    page.say(...READY);
    await lateParts();
    const epochs = screen.getByLabelText<HTMLInputElement>('Epochs');
    expect(epochs).toMatchObject({ disabled: true, value: '10' });
    const says = epochs.getAttribute('aria-describedby')!.split(' ');
    expect(says.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain(REASON);
    expect(screen.getByLabelText<HTMLSelectElement>('Optimiser').disabled).toBe(true);

    const train = screen.getByRole('button', { name: 'Train' });
    expect(train.title).toBe(REASON);
    const chinese = screen.getByRole('radio', { name: '简体中文' });
    expect(chinese.getAttribute('aria-description')).toBe(REASON);
    const user = userEvent.setup();
    await user.click(train);
    await user.click(chinese);
    await user.click(screen.getByRole('radio', { name: /CNN/ }));
    await user.click(screen.getByRole('button', { name: /sample.*7|7.*sample/i }));
    expect(page.sent.some(({ type }) => type === 'train' || type === 'reset' || type === 'predict')).toBe(
      false,
    );
    expect(page.app.store.getSnapshot().preferences.language).toBe('en');
    fireEvent.keyDown(screen.getByRole('application'), { key: '7' });
    expect(page.app.store.getSnapshot().pad.preparation.kind).toBe('blank');
  });

  it('keep their part of the plan when a ready-made one is chosen', async () => {
    const page = await openPage('en', `?plan=${encodePlan({ ...PRESETS.softmax, epochs: 3 })}&lock=epochs`);
    page.say(...READY);
    await import('../../../src/ui/lab/plan/preset-field');
    await lateParts();
    const network = screen.getByLabelText<HTMLSelectElement>('Network');
    const cnn = within(network).getByRole('option', { name: /784-conv32/ });
    await userEvent.setup().selectOptions(network, cnn);
    expect(draft(page)).toEqual({ ...PRESETS.cnn, epochs: 3 });
  });

  it('cannot be changed in the editor either', async () => {
    const page = await openPage('en', '?lock=network,schedule,seed&hide=loss,earlyStopping');
    page.say(...READY);
    await userEvent.setup().click(screen.getByRole('button', { name: 'More settings' }));
    await import('../../../src/ui/lab/plan/plan-editor');
    await lateParts();
    const sections = [...document.querySelectorAll<HTMLElement>('.plan-section summary')];
    const open = async (name: string) => {
      const summary = sections.find((each) => each.querySelector('strong')?.textContent === name)!;
      act(() => summary.click());
      return within(summary.parentElement!);
    };
    expect(sections.map((each) => each.querySelector('strong')?.textContent)).not.toContain('Loss');
    const network = await open('Network');
    for (const each of network.getAllByRole<HTMLInputElement>('combobox')) expect(each.disabled).toBe(true);
    for (const each of network.getAllByRole('button'))
      expect(each.getAttribute('aria-disabled')).toBe('true');
    const data = await open('Data');
    expect(data.getByLabelText<HTMLInputElement>('Seed').disabled).toBe(true);
    expect(data.getByLabelText<HTMLInputElement>('Epochs').disabled).toBe(false);
    const rate = await open('Learning rate');
    expect(rate.getByLabelText<HTMLInputElement>('Learning rate').disabled).toBe(false);
  });
});

describe('colours of the course site', () => {
  it('are put on the document, and make the theme', async () => {
    await openPage('en', '?surface=073642&text=eee8d5&accent=2aa198');
    const { dataset, style } = document.documentElement;
    expect(dataset.theme).toBe('dark');
    expect(dataset.colours).toBe('');
    expect(style.getPropertyValue('--surface')).toBe('#073642');
    expect(style.getPropertyValue('--on-accent')).toBe('#000000');
    expect(screen.queryByRole('group', { name: 'Theme' })).toBeNull();
  });

  it('are nothing where the URL has none', async () => {
    await openPage();
    expect(document.documentElement.dataset.colours).toBeUndefined();
    expect(document.documentElement.style.cssText).toBe('');
  });
});
