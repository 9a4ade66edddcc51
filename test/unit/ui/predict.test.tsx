import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REFUSALS } from '../../../src/core/metrics/likeness';
import { CONVOLUTIONAL_NETWORK, denseNetwork } from '../../../src/core/model/presets';
import type { Event } from '../../../src/protocol/messages';
import { REST_MS } from '../../../src/ui/predict/use-reading';
import { SETTLE_MS } from '../../../src/ui/shared/announcer';
import { answer, engine, lateParts, openPage, type PageUnderTest, READY } from './page-under-test';
import '../../../src/ui/predict/steps/step-figures'; // fetched beforehand, so that no test waits for it

const meters = () => screen.getAllByRole('meter');
const guess = () => document.querySelector('.guess')!;
const saidOf = (digit: number) =>
  screen.getByRole('meter', { name: `Digit ${digit}` }).getAttribute('aria-valuetext');
const marked = () =>
  [...document.querySelectorAll('.bar[data-top=true] .bar-digit')].map((bar) => bar.textContent);

/** An answer that wavers between two digits. */
function doubt(page: PageUnderTest, first: number, second: number): Event {
  const wavering = answer(page, first, 0.48);
  if (wavering.type !== 'predicted') throw new Error('no answer');
  wavering.probabilities[second] = 0.41;
  return wavering;
}

describe('the reading', () => {
  it('shows the probability of each digit on a meter from 0 to 1', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 7 }));
    page.say(answer(page, 7, 0.91));

    expect(meters()).toHaveLength(10);
    const seven = screen.getByRole('meter', { name: 'Digit 7' });
    expect(Number(seven.getAttribute('aria-valuenow'))).toBeCloseTo(0.91, 5);
    expect(seven.getAttribute('aria-valuemin')).toBe('0');
    expect(seven.getAttribute('aria-valuemax')).toBe('1');
    expect(seven.getAttribute('aria-valuetext')).toBe('91.0%, the most likely');
    expect(screen.getByRole('meter', { name: 'Digit 3' }).getAttribute('aria-valuetext')).toBe('1.0%');
    expect(screen.getByText('Looks like')).toBeTruthy();
  });

  it('names two digits when it is not sure, and marks both of their bars', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    page.say(answer(page, 9, 0.62));
    expect(screen.getByText('Probably')).toBeTruthy();
    page.say(doubt(page, 4, 9));
    expect(guess().textContent).toContain('Not sure:4 or 9?48% · 41%');
    expect(saidOf(4)).toBe('48.0%, the most likely');
    expect(saidOf(9)).toBe('41.0%, the second most likely');
    expect(marked()).toEqual(['4', '9']);
    expect(document.querySelector('.strip')?.textContent).toContain('4 or 9?');
  });

  it('shows nothing while the pad is blank', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    page.say(answer(page, 4, 0.99));
    act(() => page.app.store.dispatch({ type: 'cleared' }));

    for (const meter of meters()) {
      expect(meter.getAttribute('aria-valuenow')).toBe('0');
      expect(meter.getAttribute('aria-valuetext')).toBe('no reading yet');
    }
    expect(screen.queryByText('Looks like')).toBeNull();
    expect(screen.getByText('Draw a digit to see its reading here.')).toBeTruthy();
    expect(screen.getByRole('img', { name: '28 by 28 empty pixels' })).toBeTruthy();
  });

  it('can be drawn for while the network is still loading', async () => {
    const page = await openPage();
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    expect(screen.getByText('Loading the network…')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Your drawing as 28 by 28 pixels' })).toBeTruthy();
  });

  it('names the network that reads', async () => {
    const page = await openPage();
    const panel = screen.getByRole('region', { name: 'Read' });
    page.say(...READY);
    expect(panel.textContent).toContain('network that came with the page: 784-128-10');
    page.say({ type: 'network', info: { network: denseNetwork(64, 64), origin: 'training' } });
    page.say({ type: 'phase', phase: 'training' });
    expect(panel.textContent).toContain('your network, being trained: 784-64-64-10');
    page.say({ type: 'phase', phase: 'idle' });
    expect(panel.textContent).toContain('your network: 784-64-64-10');
  });

  it('offers to load a missing network again, even after the problem was dismissed', async () => {
    const page = await openPage();
    page.say(
      engine(),
      { type: 'failed', error: { kind: 'model', problem: 'offline' } },
      { type: 'phase', phase: 'idle' },
    );
    act(() => page.app.store.dispatch({ type: 'problemDismissed' }));
    expect(screen.queryByText('Loading the network…')).toBeNull();
    expect(screen.getAllByText('No network has been loaded yet.')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Load it again' }));
    expect(page.sent.at(-1)).toEqual({ type: 'retry' });
    page.say(...READY);
    expect(screen.queryByRole('button', { name: 'Load it again' })).toBeNull();
  });

  it('never rounds a probability to certainty', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 7 }));
    page.say(answer(page, 7, 0.99999));
    const said = (digit: number) =>
      screen.getByRole('meter', { name: `Digit ${digit}` }).getAttribute('aria-valuetext');
    expect(said(7)).toBe('>99.9%, the most likely');
    expect(said(3)).toBe('<0.1%');
    expect(document.body.textContent).not.toMatch(/100\.0%|[^\d]0\.0%/);
    page.say(answer(page, 7, 0.9994));
    expect(said(7)).toBe('99.9%, the most likely');
    expect(said(3)).toBe('<0.1%');
    page.say(answer(page, 7, 0.991));
    expect(said(3)).toBe('0.1%');
  });

  it('is told in short as well, to the eye alone', async () => {
    const page = await openPage();
    const strip = document.querySelector('.strip')!;
    page.say(...READY);
    expect(strip.textContent).not.toContain('%');
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 7 }));
    page.say(answer(page, 7, 0.91));
    expect(strip.textContent).toContain('7');
    expect(strip.textContent).toContain('91.0%');
    expect(strip.getAttribute('aria-hidden')).toBe('true');
    expect(strip.querySelector('[id], [role], a, button, input')).toBeNull();
  });
});

describe('what is no digit', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const rest = (milliseconds = REST_MS) => act(() => vi.advanceTimersByTime(milliseconds));
  const dispatch = ({ app }: PageUnderTest, action: Parameters<typeof app.store.dispatch>[0]) =>
    act(() => app.store.dispatch(action));
  const point = (x: number) => ({ x, y: 100, pressure: 0.5 });
  const REFUSAL = 'This doesn’t look like a digit';
  const open = async (language: 'en' | 'zh' = 'en') => {
    const page = await openPage(language);
    page.say(...READY);
    return page;
  };
  /** Draws a stroke, and leaves the pen on the pad. */
  const penDown = (page: PageUnderTest, x: number) => {
    dispatch(page, { type: 'penDown', point: point(x) });
    dispatch(page, { type: 'penMoved', points: [point(x + 60)] });
  };
  const penUp = (page: PageUnderTest) => dispatch(page, { type: 'penUp' });

  it.each(REFUSALS)('is said to be none, and what it looks more like: %s', async (as) => {
    const page = await open();
    dispatch(page, { type: 'sampleLoaded', digit: 4 });
    page.say(answer(page, 4, 0.97, as));
    rest();
    expect(screen.getByText(REFUSAL)).toBeTruthy();
    const words = { several: /more than one digit: write one/, other: /not clear what it shows/ };
    expect(guess().textContent).toMatch(
      as === 'several' || as === 'other' ? words[as] : new RegExp(`more like a .*${as}`),
    );
    expect(guess().querySelector('.guess-digit')).toBeNull();
    expect(document.querySelector('.strip')?.textContent).toContain('Not a digit');
  });

  it('still has its bars, as what the network would say, and none of them marked', async () => {
    const page = await open();
    dispatch(page, { type: 'sampleLoaded', digit: 4 });
    page.say(answer(page, 4, 0.97));
    expect(screen.getByRole('list', { name: 'Probability of each digit' })).toBeTruthy();
    expect(marked()).toEqual(['4']);
    page.say(answer(page, 4, 0.97, 'letter'));
    rest();
    const bars = screen.getByRole('list', { name: 'What the network would say anyway' });
    expect(bars.dataset.refused).toBe('true');
    expect(document.querySelector<HTMLElement>('.strip-bars')?.dataset.refused).toBe('true');
    expect(marked()).toEqual([]);
    expect(saidOf(4)).toBe('97.0%');
  });

  it('is not told before the pen rests, for strokes are seldom digits before they are done', async () => {
    const page = await open();
    penDown(page, 60);
    page.say(answer(page, 7, 0.95, 'mark'));
    rest(10 * REST_MS);
    expect(screen.getByText('Probably')).toBeTruthy();
    penUp(page);
    rest(REST_MS - 1);
    expect(screen.queryByText(REFUSAL)).toBeNull();
    penDown(page, 120); // the second stroke
    rest(10 * REST_MS);
    expect(screen.queryByText(REFUSAL)).toBeNull();
    page.say(answer(page, 7, 0.95));
    penUp(page);
    rest(10 * REST_MS);
    expect(screen.getByText('Looks like')).toBeTruthy();
  });

  it('stays so while the pen goes on, until it is one', async () => {
    const page = await open();
    penDown(page, 60);
    penUp(page);
    page.say(answer(page, 7, 0.95, 'mark'));
    rest();
    penDown(page, 120);
    expect(screen.getByText(REFUSAL)).toBeTruthy();
    page.say(answer(page, 7, 0.95, 'scribble'));
    expect(guess().textContent).toMatch(/more like a scribble/);
    page.say(answer(page, 7, 0.95));
    expect(screen.queryByText(REFUSAL)).toBeNull();
    expect(screen.getByText('Looks like')).toBeTruthy();
    page.say(answer(page, 7, 0.95, 'scribble'));
    expect(screen.queryByText(REFUSAL)).toBeNull();
  });

  it('is nothing at all on a blank pad', async () => {
    const page = await open();
    dispatch(page, { type: 'sampleLoaded', digit: 4 });
    page.say(answer(page, 4, 0.97, 'letter'));
    rest();
    dispatch(page, { type: 'cleared' });
    expect(screen.queryByText(REFUSAL)).toBeNull();
    expect(screen.getByText('Draw a digit to see its reading here.')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Probability of each digit' }).dataset.refused).toBe('false');
  });

  it('is told aloud once, and so is a doubt, whichever digit comes first in it', async () => {
    const page = await open();
    const region = guess().querySelector('[role=status]')!;
    const settle = () => rest(10 * SETTLE_MS);
    dispatch(page, { type: 'sampleLoaded', digit: 4 });
    page.say(answer(page, 4, 0.97, 'several'));
    rest();
    settle();
    expect(region.textContent).toBe(
      'This doesn’t look like a digit. It looks like more than one digit: write one at a time.',
    );
    page.say(doubt(page, 4, 9));
    settle();
    expect(region.textContent).toBe('Not sure: 4 or 9?');
    const said = region.firstChild;
    page.say(doubt(page, 9, 4));
    settle();
    expect(region.firstChild).toBe(said);
  });

  it('is said in Chinese, too', async () => {
    const page = await open('zh');
    dispatch(page, { type: 'sampleLoaded', digit: 4 });
    page.say(doubt(page, 4, 9));
    expect(guess().textContent).toContain('不确定：4 还是 9？');
    page.say(answer(page, 4, 0.97, 'letter'));
    rest();
    expect(guess().textContent).toContain('看起来不像数字看起来更像字母。');
    expect(screen.getByRole('list', { name: '若硬要当成数字，模型会这样判断' })).toBeTruthy();
  });
});

describe('the network that reads', () => {
  const choice = (name: string) =>
    within(screen.getByRole('group', { name: 'Network that comes with the page' })).getByRole('radio', {
      name,
    }) as HTMLInputElement;
  const dense = () => choice('Dense network');
  const cnn = () => choice('CNN, a small convolutional network');
  const CNN: Event = { type: 'network', info: { network: CONVOLUTIONAL_NETWORK, origin: 'cnn' } };
  const TRAINED: Event = { type: 'network', info: { network: denseNetwork(64), origin: 'training' } };
  const IDLE: Event = { type: 'phase', phase: 'idle' };
  const words = () => document.querySelector('.reader-note')?.textContent;
  const resets = ({ sent }: PageUnderTest) =>
    sent.flatMap((request) => (request.type === 'reset' ? [request.network] : []));

  it('can be the dense one or the CNN of the page', async () => {
    const page = await openPage();
    page.say(...READY);
    expect([dense().checked, cnn().checked]).toEqual([true, false]);
    fireEvent.click(cnn());
    expect(resets(page)).toEqual(['cnn']);
    expect(words()).toBe('Loading it…');
    expect([dense().checked, cnn().checked]).toEqual([false, true]);
    page.say(CNN, IDLE);
    expect(words()).toBe('');
    expect(cnn().checked).toBe(true);
    expect(screen.getByRole('region', { name: 'Read' }).textContent).toContain(
      'Read by the page’s CNN: 784-conv32-pool2-conv64-pool2-64-10',
    );
    fireEvent.click(dense());
    expect(resets(page)).toEqual(['cnn', 'default']);
  });

  it('cannot be chosen while a run is under way, and why is said', async () => {
    const page = await openPage();
    page.say(...READY);
    act(() => page.app.commands.train());
    page.say(TRAINED, { type: 'phase', phase: 'training' });
    for (const radio of [dense(), cnn()]) {
      expect(radio.getAttribute('aria-disabled')).toBe('true');
      expect(document.getElementById(radio.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
        'Stop the run to choose another.',
      );
      fireEvent.click(radio);
      expect(radio.checked).toBe(false);
    }
    expect(resets(page)).toEqual([]);
  });

  it('is neither of them after a run, and can be either again', async () => {
    const page = await openPage();
    page.say(...READY, TRAINED);
    expect([dense().checked, cnn().checked]).toEqual([false, false]);
    expect(dense().getAttribute('aria-disabled')).toBe('false');
    fireEvent.click(dense());
    expect(resets(page)).toEqual(['default']);
  });

  it('stays what it was where the other does not come, which can be tried again', async () => {
    const page = await openPage();
    page.say(...READY);
    fireEvent.click(cnn());
    page.say({ type: 'failed', error: { kind: 'model', problem: 'offline' } }, IDLE);
    expect(words()).toBe('It could not be loaded.');
    expect([dense().checked, cnn().checked]).toEqual([true, false]);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(resets(page)).toEqual(['cnn', 'cnn']);
    page.say({ type: 'failed', error: { kind: 'model', problem: 'offline' } }, IDLE);
    fireEvent.click(cnn());
    expect(resets(page)).toEqual(['cnn', 'cnn', 'cnn']);
  });

  it('cannot be chosen before an engine runs', async () => {
    const page = await openPage();
    expect(cnn().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(cnn());
    expect(resets(page)).toEqual([]);
    expect(words()).toBe('');
  });
});

describe('the steps of the preparation', () => {
  const open = async () => {
    const details = screen.getByText('How your drawing was prepared').closest('details')!;
    details.open = true;
    fireEvent(details, new window.Event('toggle'));
    await lateParts();
  };

  it('come when they are asked for', async () => {
    const page = await openPage();
    expect(screen.queryByText('Draw something to see each step.')).toBeNull();
    await open();
    expect(screen.getByText('Draw something to see each step.')).toBeTruthy();
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    expect(screen.getByText('1. Box')).toBeTruthy();
    expect(screen.getByText(/^The centre of mass moves/, { exact: false })).toBeTruthy();
  });
});

describe('what screen readers hear of it', () => {
  afterEach(() => vi.useRealTimers());

  it('is taken back when it is cleared or in another language, and said again', async () => {
    vi.useFakeTimers();
    const page = await openPage();
    const region = document.querySelector('.guess [role=status]')!;
    const settle = () => act(() => vi.advanceTimersByTime(10 * SETTLE_MS));
    const draw = () => {
      act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 7 }));
      act(() => vi.advanceTimersByTime(100));
      page.say(answer(page, 7, 0.91));
      settle();
    };
    page.say(...READY);
    draw();
    expect(region.textContent).toBe('Looks like 7: 91.0%');
    const first = region.firstChild;
    act(() => page.app.store.dispatch({ type: 'cleared' }));
    expect(region.textContent).toBe('');
    draw();
    expect(region.textContent).toBe('Looks like 7: 91.0%');
    expect(region.firstChild).not.toBe(first);
    fireEvent.click(screen.getByRole('radio', { name: '简体中文' }));
    expect(region.textContent).toBe('');
    settle();
    expect(region.textContent).toBe('');
  });
});
