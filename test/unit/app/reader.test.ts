import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/app/reader';

/** A reader, and what it sent: the id and the first pixel of each drawing. */
function setUp() {
  const sent: { readonly id: number; readonly first: number }[] = [];
  const reader = createReader((id, pixels) => sent.push({ id, first: pixels[0]! }));
  return { reader, sent };
}
const drawing = (first: number) => Float32Array.of(first, 0, 0);

describe('a reader', () => {
  it('sends the first drawing at once', () => {
    const { reader, sent } = setUp();
    reader.read(drawing(1));
    expect(sent).toEqual([{ id: 0, first: 1 }]);
  });

  it('has one under way, and sends only the newest after its answer', () => {
    const { reader, sent } = setUp();
    for (const first of [1, 2, 3, 4]) reader.read(drawing(first));
    expect(sent.length).toBe(1);
    reader.answered(0);
    expect(sent).toEqual([
      { id: 0, first: 1 },
      { id: 1, first: 4 },
    ]);
    reader.answered(1);
    expect(sent.length).toBe(2);
  });

  it('is free again after an answer', () => {
    const { reader, sent } = setUp();
    reader.read(drawing(1));
    reader.answered(0);
    reader.read(drawing(2));
    expect(sent.at(-1)).toEqual({ id: 1, first: 2 });
  });

  it('takes no notice of answers that it does not wait for', () => {
    const { reader, sent } = setUp();
    reader.answered(0);
    reader.read(drawing(1));
    reader.read(drawing(2));
    reader.answered(7);
    reader.answered(-1);
    expect(sent.length).toBe(1);
  });

  it('forgets what is under way and what waits when it is reset, and uses no id twice', () => {
    const { reader, sent } = setUp();
    reader.read(drawing(1));
    reader.read(drawing(2));
    reader.reset();
    expect(sent.length).toBe(1);
    reader.read(drawing(3));
    expect(sent.at(-1)).toEqual({ id: 1, first: 3 });
    reader.answered(0); // of the worker before
    reader.read(drawing(4));
    expect(sent.length).toBe(2);
  });

  it('forgets what waits when the pad is empty, but goes on waiting for what is under way', () => {
    const { reader, sent } = setUp();
    reader.read(drawing(1));
    reader.read(drawing(2));
    reader.forget();
    reader.answered(0);
    expect(sent.length).toBe(1);
    reader.read(drawing(3));
    reader.forget();
    reader.read(drawing(4));
    expect(sent.map(({ first }) => first)).toEqual([1, 3]);
  });

  it('sends a copy, which may be handed over', () => {
    const sent: Float32Array[] = [];
    const reader = createReader((_, pixels) => {
      sent.push(pixels);
      structuredClone(pixels, { transfer: [pixels.buffer] });
    });
    const pixels = drawing(5);
    reader.read(pixels);
    expect(sent[0]!.length).toBe(0);
    expect(pixels[0]).toBe(5);
  });
});
