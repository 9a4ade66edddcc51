import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createTestBench } from '../../../../../src/app/lab/test/test-bench';
import type { Language } from '../../../../../src/app/preferences';
import { TestTab } from '../../../../../src/ui/lab/test/test-tab';
import { browsed, INFO, openLab } from '../../../app/lab/browse/lab-under-test';
import { type Reading, readingsOf } from '../../../core/metrics/readings-sample';
import { renderInApp } from '../mnist/render-in-app';

/** Two 4s and a 1 are taken for 9s, and a 4 and a 9 are read right. */
const SAMPLE: readonly Reading[] = [
  [4, { 4: 0.9, 9: 0.1 }],
  [4, { 4: 0.3, 9: 0.7 }],
  [9, { 9: 1 }],
  [4, { 4: 0.2, 9: 0.8 }],
  [1, { 1: 0.4, 9: 0.6 }],
];

function openTab(language?: Language) {
  const lab = openLab();
  renderInApp(lab.app, <TestTab bench={createTestBench(lab.app)} />, language);
  const answer = (readings: readonly Reading[] = SAMPLE) => {
    const { id } = lab.asked('test').at(-1)!;
    act(() =>
      lab.say({
        type: 'tested',
        id,
        info: INFO,
        loss: readings.length > 1 ? 0.5 : Number.NaN,
        ...readingsOf(...readings),
      }),
    );
  };
  const sendPictures = () => {
    const { id, which } = lab.asked('browse').at(-1)!;
    act(() => lab.say(browsed(id, (which as { indices: readonly number[] }).indices)));
  };
  return { ...lab, answer, sendPictures };
}

const test = () => fireEvent.click(screen.getByRole('button', { name: /^Test (this|it)/ }));
const cell = (name: RegExp) => screen.getByRole('button', { name });
const cards = () => within(screen.getByRole('list')).getAllByRole('button');

describe('the tab of tests', () => {
  it('has all its tables before there is anything in them', () => {
    openTab();
    expect(screen.getByText('Nothing has been tested yet.')).toBeTruthy();
    expect(screen.getByRole('table', { name: /Confusion matrix/ })).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Digit by digit' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /read as/ })).toBeNull();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('tells the result, and when it holds no longer', () => {
    const { answer, say } = openTab();
    test();
    expect(screen.getByText(/Reading 10,000 digits…/)).toBeTruthy();
    answer();
    expect(screen.getByText(/2 of 5 read right \(40.00%\), 3 wrong; loss/)).toBeTruthy();
    expect(screen.getByText('Network tested: 784-16-10')).toBeTruthy();
    expect(screen.queryByText(/before the network changed/)).toBeNull();
    act(() => say({ type: 'network', info: INFO }));
    expect(screen.getByText(/before the network changed/)).toBeTruthy();
  });

  it('says why there is no result', () => {
    const { asked, say } = openTab();
    test();
    act(() => say({ type: 'refused', id: asked('test')[0]!.id, error: { kind: 'busy' } }));
    expect(screen.getByText(/A run is under way/).getAttribute('role')).toBe('alert');
  });

  it('scores each digit, with dashes where there is no score', () => {
    const { answer } = openTab();
    test();
    answer();
    const rows = within(screen.getByRole('table', { name: 'Digit by digit' })).getAllByRole('row');
    const cells = (row: number) => [...rows[row]!.children].map(({ textContent }) => textContent);
    expect(cells(0)).toEqual(['Digit', 'Count', 'Precision', 'Recall', 'F1']);
    expect(cells(1)).toEqual(['0', '0', '–', '–', '–']);
    expect(cells(5)).toEqual(['4', '3', '100.0%', '33.3%', '50.0%']);
    expect(cells(10)).toEqual(['9', '1', '25.0%', '100.0%', '40.0%']);
    expect(cells(11)).toEqual(['Mean', '5', '62.5%', '44.4%', '30.0%']);
  });

  it('shows the mistakes, the worst first, and puts one on the pad', () => {
    const { app, answer, sendPictures } = openTab();
    test();
    answer();
    expect(cards().map(({ textContent }) => textContent)).toEqual([
      'Test digit 3: 4 read as 99: 80.0%4: 20.0%',
      'Test digit 1: 4 read as 99: 70.0%4: 30.0%',
      'Test digit 4: 1 read as 99: 60.0%1: 40.0%',
    ]);
    fireEvent.click(cards()[0]!);
    expect(app.store.getSnapshot().pad.picture).toBeNull(); // not here yet
    sendPictures();
    fireEvent.click(cards()[0]!);
    expect(app.store.getSnapshot().pad.picture?.[0]).toBeCloseTo(3 / 255, 6);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Pad' }));
  });

  it('opens the digits of a cell, and goes back to the mistakes', () => {
    const { answer } = openTab();
    test();
    answer();
    expect(cell(/^4 read as 9/).getAttribute('aria-label')).toBe('4 read as 9: 2 digits');
    expect(cell(/^1 read as 9/).getAttribute('aria-label')).toBe('1 read as 9: 1 digit');
    fireEvent.click(cell(/^4 read as 4/));
    expect(cell(/^4 read as 4/).getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByRole('heading', { name: '4 read as 4, the surest first' })).toBeTruthy();
    expect(cards().map(({ textContent }) => textContent)).toEqual(['Test digit 0: 4, read right4: 90.0%']);
    fireEvent.click(screen.getByRole('button', { name: 'Show all mistakes' }));
    expect(cards()).toHaveLength(3);
  });

  it('saves the matrix as CSV that Excel reads as UTF-8', async () => {
    const { answer } = openTab();
    test();
    answer();
    const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    fireEvent.click(screen.getByRole('button', { name: 'Save the confusion matrix as CSV' }));
    const bytes = new Uint8Array(await (saved.mock.calls[0]![0] as Blob).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    vi.restoreAllMocks();
  });

  it('moves in the matrix by arrow keys, over empty cells', async () => {
    const user = userEvent.setup();
    const { answer } = openTab();
    test();
    answer();
    const table = screen.getByRole('table', { name: /Confusion matrix/ });
    const stops = () =>
      [...table.querySelectorAll('button')].flatMap((button) =>
        button.tabIndex === 0 ? [button.getAttribute('aria-label')] : [],
      );
    expect(stops()).toEqual(['1 read as 9: 1 digit']);
    act(() => cell(/^1 read as 9/).focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(cell(/^4 read as 9/));
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(cell(/^4 read as 4/));
    await user.keyboard('{ArrowUp}{End}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(cell(/^9 read as 9/));
    expect(stops()).toEqual(['9 read as 9: 1 digit']);
  });

  it('has the reliability diagram in numbers as well', () => {
    const { answer } = openTab();
    test();
    answer();
    expect(screen.getByText('Expected calibration error (ECE): 40.00%')).toBeTruthy();
    const rows = within(
      screen.getByRole('table', { name: 'The diagram in numbers', hidden: true }),
    ).getAllByRole('row', { hidden: true });
    const cells = (row: number) => [...rows[row]!.children].map(({ textContent }) => textContent);
    expect(cells(1)).toEqual(['0% to 10%', '0', '–', '–']);
    expect(cells(10)).toEqual(['90% to 100%', '1', '100.0%', '100.0%']);
  });

  it('bears a network that has diverged', () => {
    const { answer } = openTab();
    test();
    answer([[3, { 0: Number.NaN, 3: Number.NaN }]]);
    expect(screen.getByText(/0 of 1 read right \(0.00%\), 1 wrong; loss –/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('NaN');
  });

  it('speaks Chinese', () => {
    const { answer } = openTab('zh');
    fireEvent.click(screen.getByRole('button', { name: '用 10,000 个样本测试这个网络' }));
    answer();
    expect(cell(/^4 被认作 9/).getAttribute('aria-label')).toBe('4 被认作 9：2 个样本');
    expect(screen.getByText('5 个样本中认对 2 个（40.00%），认错 3 个；损失', { exact: false })).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/\{\w+\}|[a-z]+\.[a-z]+\b/);
  });
});
