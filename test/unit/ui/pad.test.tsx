import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visibleStrokes } from '../../../src/app/state';
import { openPage, type PageUnderTest } from './page-under-test';

let page: PageUnderTest;
let pad: HTMLCanvasElement;

/** CSS pixels: half of a pad unit each */
const SIDE = 560;

beforeEach(async () => {
  page = await openPage();
  pad = screen.getByLabelText('Drawing pad') as HTMLCanvasElement;
  pad.setPointerCapture = vi.fn();
  pad.getBoundingClientRect = () => new DOMRect(100, 50, SIDE, SIDE);
});

type Pointer = Partial<Record<'pointerId' | 'button' | 'buttons' | 'pressure', number>> & {
  readonly pointerType?: string;
  readonly isPrimary?: boolean;
};

function fire(type: string, x: number, y: number, pointer: Pointer = {}, coalesced: readonly Event[] = []) {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, {
    clientX: x,
    clientY: y,
    pointerId: 1,
    pointerType: 'mouse',
    isPrimary: true,
    button: 0,
    buttons: 1,
    pressure: 0.5,
    getCoalescedEvents: () => coalesced,
    ...pointer,
  });
  fireEvent(pad, event);
  return event;
}

const strokes = () => visibleStrokes(page.app.store.getSnapshot().pad);
const gesture = () => page.app.store.getSnapshot().pad.gesture;
const places = () => strokes().map(({ points }) => points.map(({ x, y }) => [x, y]));

describe('the pen', () => {
  it('leaves a stroke in pad units, whatever the size of the pad', () => {
    fire('pointerdown', 100, 50);
    fire('pointermove', 380, 330);
    fire('pointerup', 380, 330);
    expect(places()).toEqual([
      [
        [0, 0],
        [140, 140],
      ],
    ]);
    expect(gesture()).toBeNull();
    expect(pad.setPointerCapture).toHaveBeenCalledWith(1);
    expect(document.activeElement).toBe(pad);
  });

  it('takes every coalesced movement', () => {
    fire('pointerdown', 100, 50);
    const between = [120, 140, 160].map((x) =>
      Object.assign(new Event('pointermove'), { clientX: x, clientY: 50 }),
    );
    fire('pointermove', 160, 50, {}, between);
    expect(places()[0]).toEqual([
      [0, 0],
      [10, 0],
      [20, 0],
      [30, 0],
    ]);
  });

  it('ignores a second pointer', () => {
    fire('pointerdown', 200, 200, { pointerType: 'touch' });
    fire('pointerdown', 400, 400, { pointerType: 'touch', pointerId: 2, isPrimary: false });
    fire('pointermove', 450, 450, { pointerType: 'touch', pointerId: 2, isPrimary: false });
    fire('pointerup', 450, 450, { pointerType: 'touch', pointerId: 2, isPrimary: false });
    expect(strokes()).toHaveLength(1);
    expect(strokes()[0]?.points).toHaveLength(1);
    expect(gesture()).not.toBeNull();
  });

  it('ignores a finger while a pen draws, and other buttons than the main one', () => {
    fire('pointerdown', 200, 200, { pointerType: 'pen', pressure: 0.4 });
    fire('pointerdown', 400, 400, { pointerType: 'touch', pointerId: 2 });
    expect(strokes()).toHaveLength(1);
    fire('pointerup', 200, 200, { pointerType: 'pen' });
    fire('pointerdown', 300, 300, { button: 2, buttons: 2 });
    expect(strokes()).toHaveLength(1);
  });

  it.each(['pointercancel', 'lostpointercapture'])('keeps the ink on %s', (type) => {
    fire('pointerdown', 200, 200);
    fire('pointermove', 300, 300);
    fire(type, 300, 300);
    expect(gesture()).toBeNull();
    expect(strokes()).toHaveLength(1);
    fire('pointermove', 350, 350);
    expect(strokes()[0]?.points).toHaveLength(2);
  });

  it('ends outside the pad, not far beyond its edge', () => {
    fire('pointerdown', 380, 330);
    fire('pointermove', 380, 5000);
    fire('pointerup', 380, 5000);
    expect(gesture()).toBeNull();
    expect(places()[0]).toEqual([
      [140, 140],
      [140, 290],
    ]);
  });

  it('leaves no ink outside the pad, and goes on where it comes back', () => {
    fire('pointerdown', 380, 330);
    fire('pointermove', 860, 330);
    fire('pointermove', 860, 900);
    fire('pointermove', -100, 900);
    fire('pointermove', -100, 190);
    fire('pointermove', 200, 190);
    fire('pointerup', 200, 190);
    expect(places()).toEqual([
      [
        [140, 140],
        [290, 140],
      ],
      [
        [-10, 70],
        [50, 70],
      ],
    ]);
    expect(gesture()).toBeNull();
  });

  it('draws across the pad between two places outside', () => {
    fire('pointerdown', 380, 330);
    fire('pointermove', 380, 5000);
    fire('pointermove', -100, 190);
    fire('pointermove', 800, 190);
    fire('pointerup', 800, 190);
    expect(places().at(-1)).toEqual([
      [-10, 70],
      [290, 70],
    ]);
    expect(gesture()).toBeNull();
  });

  it('ends when the main button is let go while another is held', () => {
    fire('pointerdown', 200, 200);
    fire('pointermove', 210, 210, { buttons: 2 });
    expect(gesture()).toBeNull();
  });

  it('believes in the pressure of pens alone', () => {
    fire('pointerdown', 200, 200, { pointerType: 'touch', pressure: 1 });
    fire('pointerup', 200, 200);
    fire('pointerdown', 200, 200, { pointerType: 'pen', pressure: 0.8 });
    fire('pointerup', 200, 200);
    fire('pointerdown', 200, 200, { pointerType: 'pen', pressure: 0 });
    expect(strokes().map(({ points }) => points[0]?.pressure)).toEqual([0.5, 0.8, 0.5]);
  });

  it('erases with its other end, and is a pen again after that', () => {
    fire('pointerdown', 200, 200);
    fire('pointerup', 200, 200);
    fire('pointerdown', 200, 200, { pointerType: 'pen', button: 5, buttons: 32 });
    fire('pointerup', 200, 200, { pointerType: 'pen', button: 5, buttons: 0 });
    expect(strokes()).toEqual([]);
    expect(page.app.store.getSnapshot().pad.tool).toBe('pen');
  });

  it('keeps menus and scrolling from the pad', () => {
    expect(fire('contextmenu', 200, 200).defaultPrevented).toBe(true);
    expect(fire('touchstart', 200, 200).defaultPrevented).toBe(true);
  });
});

describe('the keys', () => {
  const loadSample = () => act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 3 }));

  it('undo, redo and clear from the pad and the page', () => {
    fireEvent.keyDown(pad, { key: '3' });
    expect(strokes()).toHaveLength(1);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(strokes()).toHaveLength(0);
    fireEvent.keyDown(document.body, { key: 'Z', metaKey: true, shiftKey: true });
    expect(strokes()).toHaveLength(1);
    fireEvent.keyDown(pad, { key: 'Escape' });
    expect(strokes()).toHaveLength(0);
    fireEvent.keyDown(pad, { key: 'z', ctrlKey: true });
    fireEvent.keyDown(pad, { key: 'z', ctrlKey: true });
    fireEvent.keyDown(pad, { key: 'y', ctrlKey: true });
    expect(strokes()).toHaveLength(1);
  });

  it('clear from the pad alone', () => {
    loadSample();
    const button = screen.getByRole('button', { name: 'Train' });
    for (const place of [document.body, button]) {
      for (const key of ['Escape', 'Delete']) fireEvent.keyDown(place, { key });
    }
    expect(strokes()).toHaveLength(1);
    fireEvent.keyDown(pad, { key: 'Delete' });
    expect(strokes()).toHaveLength(0);
  });

  it('dismiss a problem with Escape first, wherever the focus is', () => {
    loadSample();
    const problem = () => page.app.store.getSnapshot().problem;
    const field = screen.getByLabelText('Batch size');
    for (const place of [pad, document.body, field]) {
      page.say({ type: 'failed', error: { kind: 'internal', message: 'x' } });
      expect(problem()).not.toBeNull();
      fireEvent.keyDown(place, { key: 'Escape', isComposing: true });
      expect(problem()).not.toBeNull();
      fireEvent.keyDown(place, { key: 'Escape' });
      expect(problem()).toBeNull();
      fireEvent.keyDown(place, { key: 'Escape', repeat: true });
      expect(strokes()).toHaveLength(1);
    }
    fireEvent.keyDown(pad, { key: 'Escape' });
    expect(strokes()).toHaveLength(0);
  });

  it('do nothing while held, but for undo and redo', () => {
    fireEvent.keyDown(pad, { key: '3' });
    fireEvent.keyDown(pad, { key: '4', repeat: true });
    fireEvent.keyDown(pad, { key: 'e', repeat: true });
    fireEvent.keyDown(pad, { key: 'Delete', repeat: true });
    expect(strokes()).toHaveLength(1);
    expect(page.app.store.getSnapshot().pad.tool).toBe('pen');
    fireEvent.keyDown(pad, { key: 'z', ctrlKey: true, repeat: true });
    expect(strokes()).toHaveLength(0);
  });

  it('choose tools on the pad', () => {
    fireEvent.keyDown(pad, { key: 'e' });
    expect(page.app.store.getSnapshot().pad.tool).toBe('eraser');
    fireEvent.keyDown(pad, { key: 'p' });
    expect(page.app.store.getSnapshot().pad.tool).toBe('pen');
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(page.app.store.getSnapshot().pad.tool).toBe('pen');
  });

  it('are left alone where somebody types', () => {
    loadSample();
    const field = screen.getByLabelText('Batch size');
    for (const key of ['Delete', 'Escape', '4', 'e']) fireEvent.keyDown(field, { key });
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(strokes()).toHaveLength(1);
  });
});

describe('the toolbar', () => {
  it('undoes, redoes and clears, and loads samples', () => {
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    press('Sample 4');
    expect(strokes()).toHaveLength(2);
    press('Undo');
    expect(strokes()).toHaveLength(0);
    press('Redo');
    press('Clear');
    expect(strokes()).toHaveLength(0);
    expect(screen.getByRole('button', { name: 'Clear' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('sets the width of the strokes to come', () => {
    fireEvent.change(screen.getByLabelText('Pen width'), { target: { value: '32' } });
    fire('pointerdown', 200, 200);
    expect(strokes()[0]?.width).toBe(32);
  });
});

describe('a picture on the pad', () => {
  const show = (level = 1) => {
    const pixels = new Float32Array(784);
    for (let row = 4; row < 24; row++) pixels.fill(level, row * 28 + 12, row * 28 + 16);
    act(() => page.app.store.dispatch({ type: 'pictureShown', pixels }));
  };
  const picture = () => page.app.store.getSnapshot().pad.picture;
  const button = (name: string) => screen.getByRole('button', { name });
  const isDisabled = (name: string) => button(name).getAttribute('aria-disabled') === 'true';

  it('is undone from an empty pad', () => {
    expect(isDisabled('Undo')).toBe(true);
    show();
    expect([isDisabled('Undo'), isDisabled('Clear')]).toEqual([false, false]);
    fireEvent.click(button('Undo'));
    expect(picture()).toBeNull();
    expect([isDisabled('Undo'), isDisabled('Clear')]).toEqual([true, true]);
  });

  it('gives way to the strokes that were there before', () => {
    act(() => page.app.store.dispatch({ type: 'sampleLoaded', digit: 4 }));
    show();
    expect(strokes()).toEqual([]);
    fireEvent.keyDown(pad, { key: 'z', ctrlKey: true });
    expect(picture()).toBeNull();
    expect(strokes()).toHaveLength(2);
  });

  it('is cleared, and drawn over anew', () => {
    show();
    fireEvent.click(button('Clear'));
    expect(picture()).toBeNull();
    show();
    fire('pointerdown', 200, 200);
    expect(picture()).toBeNull();
    expect(strokes()).toHaveLength(1);
  });

  it('is painted as sharp squares that cover the pad, in place of the strokes', async () => {
    const squares: number[][] = [];
    const levels: number[] = [];
    const context = {
      canvas: pad,
      setTransform: vi.fn(),
      clearRect: vi.fn(),
      globalAlpha: 1,
      fillRect: (...square: number[]) => {
        squares.push(square);
        levels.push(context.globalAlpha);
      },
    };
    pad.getContext = (() => context) as never;
    Object.assign(pad, { width: 100, height: 100 }); // not a multiple of 28
    show(0.5);
    await act(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(squares).toHaveLength(80);
    expect(new Set(levels)).toEqual(new Set([0.5]));
    expect(context.globalAlpha).toBe(1);
    const right = ([x, , width]: number[]) => x! + width!;
    for (const [index, square] of squares.entries()) {
      expect(square.every(Number.isInteger)).toBe(true);
      // Each begins where the one before it in its row ends.
      if (index % 4 > 0) expect(square[0]).toBe(right(squares[index - 1]!));
    }
  });
});
