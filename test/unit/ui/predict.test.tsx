import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { denseNetwork } from '../../../src/core/model/presets';
import { answer, openPage, READY } from './page-under-test';

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
});
