import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryDatabase } from '../../../../../src/app/database/database';
import { DIGITS } from '../../../../../src/core/ink/samples';
import { MNIST_MESSAGES } from '../../../../../src/ui/lab/mnist/messages/mnist-messages';
import { CorrectReading } from '../../../../../src/ui/lab/own/correct-reading';
import { en } from '../../../../../src/ui/lab/own/messages/en';
import { zh } from '../../../../../src/ui/lab/own/messages/zh';
import { OwnTab } from '../../../../../src/ui/lab/own/own-tab';
import { AppContext } from '../../../../../src/ui/shared/app-context';
import {
  type OwnUnderTest,
  ownDigit,
  READY,
  RESULT,
  settled,
  setUpOwn,
  tested,
} from '../../../app/lab/own/own-under-test';

let page: OwnUnderTest;

afterEach(() => {
  cleanup();
  page.end();
});

/** A tab with a pad, and so many kept digits: 0, 1, 2 ... */
async function open(count: number, lasting = true) {
  const database = { ...memoryDatabase(), lasting };
  for (let at = 0; at < count; at++) await database.own.put(ownDigit(`d${at}`, DIGITS[at % 10]!, at));
  page = setUpOwn(database);
  render(
    <AppContext value={page.app}>
      <canvas data-pad tabIndex={0} />
      <OwnTab own={page.own} />
    </AppContext>,
  );
  await act(async () => {
    page.say(...READY);
    await settled();
  });
}

const answer = (...read: Parameters<typeof tested> extends [unknown, ...infer R] ? R : never) =>
  act(async () => {
    page.say(tested(page.tests().at(-1)!, ...read));
    await settled();
  });

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => fireEvent.click(button(name));
const tiles = () => within(screen.getByRole('list')).getAllByRole('button');
const names = () => tiles().map((tile) => tile.getAttribute('aria-label'));
const draw = (digit: 3 | 4) => act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit }));

describe('keeping', () => {
  it('needs something on the pad', async () => {
    await open(0);
    expect(screen.getByText(/Draw a digit first/)).toBeTruthy();
    press('Keep as 4');
    expect(screen.queryByRole('list')).toBeNull();
    draw(4);
    expect(screen.queryByText(/Draw a digit first/)).toBeNull();
    press('Keep as 4');
    expect(names()).toEqual(['4, not read yet']);
    expect(screen.getByText('Kept as 4.')).toBeTruthy();
  });

  it('corrects a reading, and says so beside it', async () => {
    await open(0);
    cleanup();
    render(
      <AppContext value={page.app}>
        <CorrectReading own={page.own} />
      </AppContext>,
    );
    draw(3);
    press('Keep as 3');
    expect(screen.getByRole('status').textContent).toBe('Kept as 3.');
    press('Keep as 8');
    expect(screen.getByRole('status').textContent).toBe('Kept as 8.');
    expect(page.own.store.getSnapshot().digits).toMatchObject([{ label: 8 }]);
    draw(4);
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

describe('the list', () => {
  it('shows the newest first, how each is read, and those read wrong alone', async () => {
    await open(3);
    await answer((label) => (label === 1 ? 7 : label));
    expect(names()).toEqual(['2, read right', '1, read as 7', '0, read right']);
    expect(screen.getByText('The network of the moment reads 2 of 3 right (66.7%).')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Only those read wrong'));
    expect(names()).toEqual(['1, read as 7']);
    fireEvent.change(screen.getByLabelText('Show'), { target: { value: '2' } });
    expect(screen.getByText('No digit is like that.')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Only those read wrong'));
    expect(names()).toEqual(['2, read right']);
  });

  it('has pages', async () => {
    await open(70);
    expect(tiles()).toHaveLength(60);
    press(MNIST_MESSAGES.en['pager.next']);
    expect(tiles()).toHaveLength(10);
    fireEvent.change(screen.getByLabelText('Show'), { target: { value: '2' } });
    expect(tiles()).toHaveLength(7);
    expect(screen.queryByRole('group', { name: MNIST_MESSAGES.en['pager.label'] })).toBeNull();
  });

  it('is one stop of the Tab key', async () => {
    await open(3);
    expect(tiles().map((tile) => tile.tabIndex)).toEqual([0, -1, -1]);
    tiles()[0]!.focus();
    fireEvent.keyDown(tiles()[0]!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tiles()[1]);
  });
});

describe('a chosen digit', () => {
  it('is relabelled and goes on the pad', async () => {
    await open(3);
    await answer();
    press('1, read right');
    expect(button('1, read right').getAttribute('aria-pressed')).toBe('true');
    expect(screen.getByText('Read as 1 (100.0%).')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('It is a'), { target: { value: '7' } });
    expect(names()).toEqual(['2, read right', '7, read as 1', '0, read right']);
    press('Put on the pad');
    expect(page.app.store.getSnapshot().pad.picture).not.toBeNull();
    expect(document.activeElement).toBe(document.querySelector('[data-pad]'));
  });

  it('is deleted, the next one is chosen, and the focus is never lost', async () => {
    await open(2);
    press(/^1/);
    button('Delete').focus();
    press('Delete');
    expect(button(/^0/).getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(button('Delete'));
    press('Delete');
    expect(screen.queryByRole('list')).toBeNull();
    expect(document.activeElement).toBe(button('Undo'));
    press('Undo');
    expect(names()).toEqual(['0, not read yet']);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('goes with all others, and comes back with them', async () => {
    await open(3);
    press('Delete all');
    expect(screen.getByText('3 digits were deleted.')).toBeTruthy();
    press('Undo');
    expect(tiles()).toHaveLength(3);
  });
});

describe('fine-tuning', () => {
  const cells = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      );

  it('shows before and after', async () => {
    await open(20);
    await answer();
    expect(screen.getByText(/10 in all, are learnt from; the other 10/)).toBeTruthy();
    await act(async () => {
      press('Fine-tune on my digits');
      await settled();
    });
    expect(button('Fine-tune on my digits').getAttribute('aria-disabled')).toBe('true');
    expect(cells()).toEqual([
      ['–', '–', '–'],
      ['–', '–', '–'],
    ]);
    await answer();
    await answer(() => 4);
    expect(cells()).toEqual([
      ['100.00%', '–', '–'],
      ['10.0%', '–', '–'],
    ]);
    await act(async () => {
      page.say({ type: 'finished', result: RESULT }, { type: 'phase', phase: 'idle' });
      await settled();
    });
    await answer(() => 4);
    expect(screen.getByText('Done.')).toBeTruthy();
    expect(cells()).toEqual([
      ['100.00%', '90.00%', '−10.00 points'],
      ['10.0%', '10.0%', '±0.0 points'],
    ]);
  });

  it('says when the test is on what was learnt', async () => {
    await open(3);
    expect(screen.getByText(/too few digits to hold some back: all 3/)).toBeTruthy();
  });

  it('says what went wrong', async () => {
    await open(3);
    await answer();
    await act(async () => {
      press('Fine-tune on my digits');
      await settled();
    });
    await act(async () => {
      page.say({ type: 'refused', id: page.tests().at(-1)!.id, error: { kind: 'busy' } });
      await settled();
    });
    expect(screen.getByText(/Your digits are kept\.$/)).toBeTruthy();
  });

  it('has to wait for a run, and for digits', async () => {
    await open(0);
    expect(screen.getByText('Keep some digits first.')).toBeTruthy();
    act(() => page.say({ type: 'phase', phase: 'training' }));
    expect(screen.getByText('This has to wait until the run is over.')).toBeTruthy();
  });
});

it('says where nothing outlives the page', async () => {
  await open(0, false);
  expect(screen.getByRole('alert').textContent).toContain('keeps nothing between visits');
});

describe('the messages of own digits', () => {
  it('have the same placeholders in both languages', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const key of Object.keys(zh) as (keyof typeof zh)[]) {
      expect(placeholders(zh[key]), key).toEqual(placeholders(en[key]));
    }
  });
});
