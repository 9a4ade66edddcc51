import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryDatabase } from '../../../../../src/app/database/database';
import type { RunRecord } from '../../../../../src/app/lab/runs/record';
import { OPTIMIZER_DEFAULTS } from '../../../../../src/core/model/optimizer';
import { RunsTab } from '../../../../../src/ui/lab/runs/runs-tab';
import { AppContext } from '../../../../../src/ui/shared/app-context';
import {
  openRuns,
  PLAN,
  type RunsUnderTest,
  result,
  runRecord,
  WEIGHTS,
} from '../../../app/lab/runs/support';

const point = (epoch: number, accuracy: number) => ({ epoch, loss: 1 - accuracy, accuracy });

/** A run with two epochs. */
const trained = (id: string, startedAt: number, changes: Partial<RunRecord> = {}): RunRecord =>
  runRecord(id, {
    startedAt,
    curve: { points: [point(0.5, 0.5), point(2, 0.9)], stride: 1, pending: [] },
    epochs: [
      { epoch: 0, training: point(1, 0.8), validation: null },
      { epoch: 1, training: point(2, 0.9), validation: point(2, 0.85) },
    ],
    result: result(),
    ...changes,
  });

const FIRST = trained('first', 1, { name: 'First' });
const SECOND = trained('second', 2, {
  name: 'Second',
  plan: { ...PLAN, optimizer: OPTIMIZER_DEFAULTS.SGD },
  result: result({ test: { accuracy: 0.5, loss: 2, wrong: 5000, count: 10_000 } }),
});

/** U+FEFF in UTF-8, by which Excel knows UTF-8 */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

let lab: RunsUnderTest | null = null;

async function show(records: readonly RunRecord[], lasting = true): Promise<RunsUnderTest> {
  const database = { ...memoryDatabase(), lasting };
  for (const record of records) await database.runs.put(record);
  await database.weights.put({ id: 'first', network: PLAN.network, weights: WEIGHTS });
  const opened = await openRuns({ database });
  lab = opened;
  render(
    <AppContext value={opened.app}>
      <RunsTab model={opened.runs} />
    </AppContext>,
  );
  return opened;
}

/** happy-dom lays nothing out: every box is this large. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300);
});

afterEach(() => {
  cleanup();
  lab?.close();
  vi.restoreAllMocks();
});

const table = () => screen.getByRole('table', { name: 'Runs' });
const names = () =>
  within(table())
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent?.trim());
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const choose = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Overlay “${name}”` }));

describe('the table of runs', () => {
  it('says that there is none', async () => {
    await show([]);
    expect(screen.getByText('No runs yet. Train a network above, and it is listed here.')).toBeTruthy();
  });

  it('lists the newest first, and sorts by its headers', async () => {
    await show([FIRST, SECOND]);
    expect(names()).toEqual(['Second', 'First']);
    fireEvent.click(button('Test accuracy'));
    expect(names()).toEqual(['First', 'Second']);
    const header = screen.getByRole('columnheader', { name: 'Test accuracy' });
    expect(header.getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(button('Test accuracy'));
    expect(names()).toEqual(['Second', 'First']);
    expect(header.getAttribute('aria-sort')).toBe('ascending');
  });

  it('shows a run as it begins', async () => {
    const { app, settled } = await show([FIRST]);
    await act(async () => {
      app.commands.train();
      await settled();
    });
    expect(names()).toEqual(['784-10 Adam', 'First']);
    const remove = button('Delete “784-10 Adam”');
    expect(remove.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(remove);
    expect(names()).toHaveLength(2);
  });

  it('has the result beside the name, and a cell of each column below its header', async () => {
    await show([trained('first', 1, { name: 'First', seconds: 3.44, engine: 'wasm', status: 'completed' })]);
    const headers = screen.getAllByRole('columnheader').map((each) => each.textContent);
    const texts = [...table().querySelectorAll('tbody tr > *')].map((each) => each.textContent);
    expect(headers).toEqual([
      'Name',
      'Test accuracy',
      'Actions',
      'Test loss',
      'Epochs',
      'Duration',
      'Status',
      'Started',
      'Network',
      'Optimiser',
      'Parameters',
      'Engine',
    ]);
    const below = new Map(headers.map((header, index) => [header, texts[index]]));
    expect(below.get('Test accuracy')).toMatch(/%$/);
    expect(below.get('Duration')).toBe('3.4 s');
    expect(below.get('Status')).toBe('Finished');
    expect(below.get('Started')).toMatch(/1970/);
    expect(below.get('Network')).toBe('784-10');
    expect(below.get('Optimiser')).toBe('Adam');
    expect(below.get('Parameters')).toBe('7,850');
    expect(below.get('Engine')).toBe('WebAssembly');
  });

  it('says of a run how much of what it was taught was in handwriting styles', async () => {
    const plan = { ...FIRST.plan, styleShare: 0.25 };
    await show([trained('styled', 1, { name: 'Styled', plan }), SECOND]);
    expect(screen.getAllByText(/handwriting styles/).map((each) => each.textContent)).toEqual([
      '25% handwriting styles',
    ]);
  });

  it('offers the name that a run has by itself where a new one is left empty', async () => {
    await show([FIRST]);
    fireEvent.click(button('Rename “First”'));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the run' });
    expect(field.placeholder).toBe('784-10 Adam');
    fireEvent.change(field, { target: { value: '' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(names()).toEqual(['784-10 Adam']);
  });

  it('renames in place, by Enter; Escape leaves the name; the focus comes back', async () => {
    await show([FIRST]);
    fireEvent.click(button('Rename “First”'));
    const field = screen.getByRole('textbox', { name: 'Name of the run' });
    fireEvent.change(field, { target: { value: 'Other' } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(names()).toEqual(['First']);
    fireEvent.click(button('Rename “First”'));
    const again = screen.getByRole('textbox', { name: 'Name of the run' });
    fireEvent.change(again, { target: { value: 'Better' } });
    fireEvent.keyDown(again, { key: 'Enter' });
    expect(names()).toEqual(['Better']);
    expect(document.activeElement).toBe(button('Rename “Better”'));
  });

  it('pins a run to its top, and the focus goes with it', async () => {
    await show([FIRST, SECOND]);
    button('Pin “First”: keep it for good').focus();
    fireEvent.click(button('Pin “First”: keep it for good'));
    expect(names()).toEqual(['First', 'Second']);
    const pin = button('Pin “First”: keep it for good');
    expect(pin.getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(pin);
    fireEvent.click(pin);
    expect(names()).toEqual(['Second', 'First']);
    expect(document.activeElement).toBe(button('Pin “First”: keep it for good'));
  });

  it('deletes with an undo, and the focus stays in its place', async () => {
    await show([FIRST, SECOND]);
    fireEvent.click(button('Delete “Second”'));
    expect(names()).toEqual(['First']);
    expect(document.activeElement).toBe(button('Delete “First”'));
    expect(screen.getByText('“Second” was deleted.')).toBeTruthy();
    await act(async () => {
      button('Undo').focus();
      fireEvent.click(button('Undo'));
      await lab?.settled();
    });
    expect(names()).toEqual(['Second', 'First']);
    expect(document.activeElement).toBe(screen.getByRole('status').parentElement);
  });

  it('hands the focus to the undo when the last run is deleted', async () => {
    await show([FIRST]);
    button('Delete “First”').focus();
    fireEvent.click(button('Delete “First”'));
    expect(document.activeElement).toBe(button('Undo'));
    await act(async () => {
      fireEvent.click(button('Undo'));
      await lab?.settled();
    });
    expect(names()).toEqual(['First']);
    expect(document.activeElement).toBe(screen.getByRole('status').parentElement);
  });

  it('puts a plan back, and has weights read', async () => {
    const { app, ports, say, settled } = await show([FIRST, SECOND]);
    fireEvent.click(button(/^Plan: .*“Second”/));
    expect(app.store.getSnapshot().training.draft).toEqual(SECOND.plan);
    expect(screen.getByText('The plan of “Second” is in the form again.')).toBeTruthy();
    expect(button(/^Use: .*“Second”.* Its weights are not kept/).getAttribute('aria-disabled')).toBe('true');
    await act(async () => {
      fireEvent.click(button(/^Use: .*“First”/));
      await settled();
    });
    expect(ports.at(-1)!.receivedOf('load')).toHaveLength(1);
    act(() => say({ type: 'network', info: { network: PLAN.network, origin: 'kept' } }));
    expect(button(/^In use: “First”/)).toBeTruthy();
    expect(screen.getByText('“First” reads your drawing now.')).toBeTruthy();
  });

  it('says that nothing is kept', async () => {
    await show([FIRST], false);
    expect(screen.getByText(/^This browser keeps nothing/)).toBeTruthy();
  });
});

describe('the chosen runs', () => {
  it('are drawn over each other, each with its number and name', async () => {
    await show([FIRST, SECOND]);
    expect(screen.getByText('Tick runs in the table to see their curves here.')).toBeTruthy();
    choose('First');
    choose('Second');
    const chart = screen.getByRole('img', { name: /^Accuracy of the chosen runs/ });
    expect(chart.querySelectorAll('.run-line')).toHaveLength(2);
    expect(chart.querySelector('desc')?.textContent).toBe(
      'First: 90.0%; Second: 90.0%. The table below has the numbers.',
    );
    expect([...chart.querySelectorAll('.run-number')].map((each) => each.textContent).toSorted()).toEqual([
      '1',
      '2',
    ]);
    fireEvent.click(screen.getByRole('radio', { name: 'Loss' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Both' }));
    expect(screen.getByRole('img', { name: /^Loss of the chosen runs/ })).toBeTruthy();
    fireEvent.click(button('Choose none'));
    expect(screen.queryByRole('img', { name: /chosen runs/ })).toBeNull();
  });

  it('can be brought to the front one at a time', async () => {
    await show([FIRST, SECOND]);
    choose('First');
    choose('Second');
    fireEvent.click(button(/^1 First/));
    const groups = [...document.querySelectorAll('.run-lines')].map(({ classList }) => classList.value);
    expect(groups).toEqual(['run-lines back', 'run-lines front']);
  });

  it('have their numbers in a table', async () => {
    await show([FIRST]);
    choose('First');
    const details = screen.getByText('Numbers of these curves').closest('details')!;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    const cells = within(details)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells).toEqual(['0.8000', '0.9000']);
  });

  it('are compared when they are two', async () => {
    await show([FIRST, SECOND]);
    choose('First');
    expect(screen.getByText(/^Choose exactly two runs/)).toBeTruthy();
    choose('Second');
    const rows = screen.getByRole('region', { name: 'What differs' });
    expect(within(rows).getByRole('row', { name: 'optimizer Adam SGD' })).toBeTruthy();
    expect(within(rows).getByRole('row', { name: 'learning_rate 0.001 0.01' })).toBeTruthy();
    expect(within(rows).getByRole('row', { name: 'epsilon 1e-7 none' })).toBeTruthy();
    expect(within(rows).queryByText('batch_size')).toBeNull();
  });

  it('are saved as CSV; all runs if none is chosen', async () => {
    await show([FIRST, SECOND]);
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    fireEvent.click(button('Save as CSV'));
    choose('First');
    fireEvent.click(button('Save as CSV'));
    expect(button('Save as CSV').title).toMatch(/count from 0, as those of Keras’ CSVLogger/);
    const bytes = await Promise.all(saved.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
    expect(bytes.map((file) => [...file.subarray(0, 3)])).toEqual([BYTE_ORDER_MARK, BYTE_ORDER_MARK]);
    const [all, one] = bytes.map((file) => new TextDecoder().decode(file));
    expect(all?.split('\r\n')).toHaveLength(1 + 4 + 1);
    expect(one?.split('\r\n').slice(0, 2)).toEqual([
      'run,epoch,accuracy,loss,val_accuracy,val_loss',
      `"First",0,0.8,${1 - 0.8},,`,
    ]);
  });
});
