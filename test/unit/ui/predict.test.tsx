import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { denseNetwork } from '../../../src/core/model/presets';
import { SETTLE_MS } from '../../../src/ui/shared/announcer';
import { answer, engine, openPage, READY } from './page-under-test';

const meters = () => screen.getAllByRole('meter');

describe('the reading', () => {
  it('shows the probability of each digit on a meter from 0 to 1', () => {
    const page = openPage();
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

  it('says so when it is not sure', () => {
    const page = openPage();
    page.say(...READY);
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    page.say(answer(page, 9, 0.6));
    expect(screen.getByText('Probably')).toBeTruthy();
    page.say(answer(page, 9, 0.3));
    expect(screen.getByText('Not sure. Maybe')).toBeTruthy();
  });

  it('shows nothing while the pad is blank', () => {
    const page = openPage();
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

  it('can be drawn for while the network is still loading', () => {
    const page = openPage();
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    expect(screen.getByText('Loading the network…')).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Your drawing as 28 by 28 pixels' })).toBeTruthy();
  });

  it('names the network that reads', () => {
    const page = openPage();
    const panel = screen.getByRole('region', { name: 'Read' });
    page.say(...READY);
    expect(panel.textContent).toContain('network that came with the page: 784-128-10');
    page.say({ type: 'network', info: { network: denseNetwork(64, 64), origin: 'training' } });
    page.say({ type: 'phase', phase: 'training' });
    expect(panel.textContent).toContain('your network, being trained: 784-64-64-10');
    page.say({ type: 'phase', phase: 'idle' });
    expect(panel.textContent).toContain('your network: 784-64-64-10');
  });

  it('offers to load a missing network again, even after the problem was dismissed', () => {
    const page = openPage();
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

  it('never rounds a probability to certainty', () => {
    const page = openPage();
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

  it('is told in short as well, to the eye alone', () => {
    const page = openPage();
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

describe('what screen readers hear of it', () => {
  afterEach(() => vi.useRealTimers());

  it('is taken back when it is cleared or in another language, and said again', () => {
    vi.useFakeTimers();
    const page = openPage();
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
