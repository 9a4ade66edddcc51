import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../src/app/config/config';
import { writeModel } from '../../../../src/core/files/write-model';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import Share from '../../../../src/ui/share/share';
import { AppContext } from '../../../../src/ui/shared/app-context';
import { en as page } from '../../../../src/ui/shared/i18n/en';
import { translatorOf } from '../../../../src/ui/shared/i18n/t';
import { I18nContext } from '../../../../src/ui/shared/i18n/use-i18n';
import { type ShareUnderTest, setUpShare } from '../../app/share/share-under-test';
import '../patience';

let shared: ShareUnderTest;

afterEach(() => {
  cleanup();
  shared.app.dispose();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function openShare(language: 'en' | 'zh' = 'en', prepare: (shown: ShareUnderTest) => void = () => {}) {
  shared = setUpShare();
  prepare(shared);
  render(
    <I18nContext value={translatorOf(language, page)}>
      <AppContext value={shared.app}>
        <Share />
      </AppContext>
    </I18nContext>,
  );
}

const tab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));
const textOf = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value;
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const chooseFile = (file: File) => {
  const input = screen.getByRole('tabpanel').querySelector<HTMLInputElement>('input[type=file]')!;
  fireEvent.change(input, { target: { files: [file] } });
};
const fileNamed = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name);

describe('the tab Embed', () => {
  it('builds link, frame and script of what is chosen', () => {
    openShare();
    expect(textOf('Link')).toContain('?show=draw,predict,train&preset=inkling&lang=en');
    fireEvent.click(screen.getByRole('button', { name: 'Everything' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Lab' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Training starts by itself' }));
    fireEvent.change(screen.getByLabelText('Task'), { target: { value: 'Is 3 < 5?' } });
    const link = textOf('Link');
    expect(link).toContain('show=header,draw,predict,train,share,footer');
    expect(link).toContain('autoplay');
    expect(textOf('Frame')).toContain(link.replaceAll('&', '&amp;'));
    expect(textOf('Frame that fits itself')).toContain('data-task="Is 3 &lt; 5?"');
    expect(screen.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')).toBe(link);
  });

  it('follows the plan in the form, and says when it cannot be trained', () => {
    openShare();
    const { draft } = shared.app.store.getSnapshot().training;
    act(() => shared.app.store.dispatch({ type: 'planEdited', plan: { ...draft, epochs: 77 } }));
    expect(textOf('Link')).toMatch(/plan=[\w-]+/);
    act(() => shared.app.store.dispatch({ type: 'planEdited', plan: { ...draft, epochs: 0 } }));
    expect(textOf('Link')).not.toContain('plan=');
    expect(screen.getByText(/cannot be trained, so it is left out/)).toBeTruthy();
  });

  it('locks and hides controls, one by one and by groups', () => {
    openShare();
    choose('Epochs', 'locked');
    choose('Undo', 'hidden');
    expect(textOf('Link')).toContain('hide=undo&lock=epochs');
    expect(screen.getByText('1 locked, 1 hidden')).toBeTruthy();
    const run = within(screen.getByRole('group', { name: 'The run' }));
    fireEvent.change(run.getByLabelText('All of these'), { target: { value: 'hidden' } });
    expect(textOf('Link')).toContain('hide=undo,train,pause,step,stop,reset');
    fireEvent.change(run.getByLabelText('Train'), { target: { value: 'none' } });
    expect(run.getByLabelText<HTMLSelectElement>('All of these').selectedOptions[0]!.textContent).toBe(
      'differ',
    );
  });

  it('warns of colours that cannot be read', () => {
    openShare();
    for (const name of ['Text', 'Panels']) fireEvent.click(screen.getByRole('checkbox', { name }));
    choose('Text: colour', '#777777');
    choose('Panels: colour', '#888888');
    expect(screen.getAllByText(/could not be read well/)).toBeTruthy();
    expect(textOf('Link')).not.toContain('text=');
    choose('Text: colour', '#000000');
    choose('Panels: colour', '#ffffff');
    expect(textOf('Link')).toContain('text=000000');
  });

  it('says what is wrong with a seed and with a host', () => {
    openShare();
    fireEvent.change(screen.getByLabelText('Seed', { selector: 'input' }), { target: { value: '-1' } });
    expect(screen.getByText(/whole number from 0/)).toBeTruthy();
    choose('Origin of the page around it', 'course.example');
    expect(screen.getByText(/without a path/)).toBeTruthy();
    expect(textOf('Link')).not.toMatch(/[?&](seed|host)=/);
  });

  it('goes on from a link, and lists what is wrong with it', () => {
    openShare();
    choose('Start from a link', 'https://x.example/?preset=softmax&lang=zh&lang=en&shine=1');
    fireEvent.click(screen.getByRole('button', { name: 'Read it' }));
    expect(textOf('Link')).toMatch(/\?preset=softmax&lang=zh$/);
    expect(screen.getByText('“shine” is not known, and was passed over.')).toBeTruthy();
    expect(screen.getByText('“lang” is there more than once; the first one holds.')).toBeTruthy();
  });

  it('copies, and where it may not, selects', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => written.push(text) } });
    openShare();
    fireEvent.click(screen.getByRole('button', { name: 'Copy Link' }));
    await waitFor(() => expect(screen.getByText('Copied.')).toBeTruthy());
    expect(written).toEqual([textOf('Link')]);
    vi.stubGlobal('navigator', {});
    fireEvent.click(screen.getByRole('button', { name: 'Copy Frame' }));
    await waitFor(() => expect(screen.getByText(/does not let this page copy/)).toBeTruthy());
    const field = screen.getByLabelText<HTMLTextAreaElement>('Frame');
    expect(document.activeElement).toBe(field);
    expect(field.selectionEnd - field.selectionStart).toBe(field.value.length);
  });

  it('is there in Chinese', () => {
    openShare('zh');
    expect(screen.getByRole('tab', { name: '嵌入' })).toBeTruthy();
    expect(screen.getByLabelText('链接')).toBeTruthy();
  });
});

describe('the tab Models', () => {
  const network = denseNetwork(16);
  const weights = initialWeights(network, 1);

  it('saves what reads, and not while it changes', async () => {
    // What is saved is not looked at here, and nothing is to go there.
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    openShare();
    tab('Models');
    fireEvent.click(screen.getByRole('button', { name: 'Save as ONNX' }));
    const { id } = await waitFor(() => {
      const [asked] = shared.port().receivedOf('export');
      if (!asked) throw new Error('not yet');
      return asked;
    });
    act(() => shared.say({ type: 'exported', id, info: { network, origin: 'default' }, weights }));
    expect(screen.getByText(/inkling\.onnx was saved/)).toBeTruthy();
    act(() => shared.say({ type: 'phase', phase: 'training' }));
    const button = screen.getByRole('button', { name: 'Save as ONNX' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/Pause or stop the run first/)).toBeTruthy();
  });

  it('opens a file, by the button and dropped', async () => {
    const { bytes } = writeModel({ network, weights }, 'keras');
    openShare();
    tab('Models');
    chooseFile(fileNamed('mine.keras', bytes));
    await waitFor(() => expect(shared.port().receivedOf('load')).toHaveLength(1));
    act(() => shared.say({ type: 'network', info: { network, origin: 'kept' } }));
    await waitFor(() => expect(screen.getByText('mine.keras reads now: 784-16-10.')).toBeTruthy());
    expect(screen.getByText(/Now it is the network of mine\.keras: 784-16-10/)).toBeTruthy();
    const place = document.querySelector('.drop-place')!;
    const files = [fileNamed('cat.png', Uint8Array.of(1, 2, 3))];
    fireEvent.drop(place, { dataTransfer: { files, types: ['Files'] } });
    await waitFor(() => expect(screen.getByText(/cat\.png was not opened/)).toBeTruthy());
    expect(shared.port().receivedOf('load')).toHaveLength(1);
  });
});

describe('the tab Code', () => {
  it('shows the script of the plan in the form', async () => {
    openShare();
    tab('Code');
    await waitFor(() => expect(textOf('Python script')).toContain('import keras'));
    const { draft } = shared.app.store.getSnapshot().training;
    act(() => shared.app.store.dispatch({ type: 'planEdited', plan: { ...draft, epochs: 0 } }));
    await waitFor(() => expect(screen.getByText(/Correct the marked settings/)).toBeTruthy());
  });
});

describe('the tab Everything', () => {
  it('refuses a file that is none, and says that all is as it was', async () => {
    openShare();
    tab('Everything');
    chooseFile(fileNamed('x.inkling', Uint8Array.of(1, 2, 3)));
    await waitFor(() =>
      expect(screen.getByText(/all is as it was\. It is no file of this page/)).toBeTruthy(),
    );
  });
});

it('lists what was not understood of the page’s own address', () => {
  openShare('en', ({ app }) => {
    const snapshot = app.store.getSnapshot();
    const problem = { key: 'engine', kind: 'badValue', value: 'steam', allowed: ['auto', 'wasm'] } as const;
    Object.assign(snapshot, { config: DEFAULT_CONFIG, configProblems: [problem] });
  });
  expect(screen.getByText('“engine” cannot be “steam”. It can be auto, wasm.')).toBeTruthy();
});
