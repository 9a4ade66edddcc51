import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { en } from '../../../../../src/ui/lab/photo/messages/en';
import { zh } from '../../../../../src/ui/lab/photo/messages/zh';
import { openPage, type PageUnderTest, READY } from '../../page-under-test';

let page: PageUnderTest;

// Fetched by the page in good time; here, before any test's time begins to count.
beforeAll(() => import('../../../../../src/ui/lab/photo/photo'));

beforeEach(async () => {
  page = await openPage();
  page.say(...READY);
  await screen.findByRole('button', { name: 'From a picture…' });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A browser that decodes every picture as a dark bar on light paper. */
function decodeBars() {
  const [width, height] = [40, 60];
  vi.stubGlobal('createImageBitmap', async () => ({ width, height, close: () => {} }));
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 10; y < 50; y++) {
    for (let x = 18; x < 24; x++) data.fill(20, 4 * (y * width + x), 4 * (y * width + x) + 3);
  }
  const context: Record<string, unknown> = {
    canvas: document.createElement('canvas'),
    getImageData: () => ({ width, height, data }),
    createImageData: () => ({ data: new Uint8ClampedArray(4 * width * height) }),
  };
  // What else is called there paints, and that is not looked at.
  const painting = new Proxy(context, { get: (known, name) => known[String(name)] ?? (() => {}) });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(painting as never);
}

const png = () => new File(['x'], 'digit.png', { type: 'image/png' });
const picture = () => page.app.store.getSnapshot().pad.picture;

/** happy-dom's own events carry no files. */
function bring(type: string, target: Element, files: readonly File[]) {
  const brought = { files, types: ['Files'], dropEffect: 'none' };
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    dataTransfer: brought,
    clipboardData: brought,
  });
  act(() => void target.dispatchEvent(event));
  return { prevented: event.defaultPrevented, effect: brought.dropEffect };
}

const dialog = () => screen.findByRole('dialog', { name: 'From picture to digit' });
const pad = () => screen.getByLabelText('Drawing pad');

describe('a picture', () => {
  it('is shown in six steps and put on the pad when it is accepted', async () => {
    decodeBars();
    bring('drop', pad(), [png()]);
    const shown = within(await dialog());
    await waitFor(() => expect(shown.getAllByRole('listitem')).toHaveLength(6));
    expect(picture()).toBeNull();
    fireEvent.click(shown.getByRole('button', { name: 'Put it on the pad' }));
    expect(picture()).not.toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(pad());
  });

  it('leaves the pad as it is when it is cancelled', async () => {
    decodeBars();
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    bring('drop', pad(), [png()]);
    const shown = within(await dialog());
    fireEvent.click(await shown.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(picture()).toBeNull();
    expect(page.app.store.getSnapshot().pad.history.present).toHaveLength(2);
  });

  it('is chosen by the button', async () => {
    const [chooser] = document.querySelectorAll<HTMLInputElement>('input[type=file]');
    const file = new File(['hello'], 'a.txt', { type: 'text/plain' });
    Object.defineProperty(chooser, 'files', { value: [file] });
    fireEvent.change(chooser!);
    const shown = within(await dialog());
    expect((await shown.findByRole('alert')).textContent).toContain('This file is not a picture.');
  });

  it('is pasted, but not where somebody writes', async () => {
    const field = screen.getByLabelText('Batch size');
    expect(bring('paste', field, [png()]).prevented).toBe(false);
    expect(bring('paste', document.body, [new File(['x'], 'a.txt')]).prevented).toBe(false);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(bring('paste', document.body, [png()]).prevented).toBe(true);
    await dialog();
  });

  it('is taken by the panel alone, and never opened by the browser', () => {
    expect(bring('dragover', pad(), [])).toEqual({ prevented: true, effect: 'copy' });
    expect(screen.getByText('Drop the picture here')).toBeTruthy();
    expect(bring('dragover', document.body, [])).toEqual({ prevented: true, effect: 'none' });
    expect(screen.queryByText('Drop the picture here')).toBeNull();
    expect(bring('drop', document.body, [png()]).prevented).toBe(true);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the messages of pictures', () => {
  it('have the same placeholders in both languages', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(placeholders(zh[key]), key).toEqual(placeholders(en[key]));
    }
  });
});
