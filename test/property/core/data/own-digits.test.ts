import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdxPair, writeIdxImages, writeIdxLabels } from '../../../../src/core/data/idx-write';
import { parseStrokeFile, writeStrokeFile } from '../../../../src/core/data/stroke-file';
import { readStrokes } from '../../../../src/core/data/stroke-file-strokes';
import { DIGITS } from '../../../../src/core/ink/samples';

describe('a pair of IDX files', () => {
  it('is digits or a problem, whatever the bytes', () => {
    const like = (dimensions: number) =>
      fc
        .tuple(
          fc.array(fc.constantFrom(0, 1, 28, 255), { minLength: 4 * dimensions, maxLength: 4 * dimensions }),
          fc.uint8Array(),
        )
        .map(([sizes, data]) => Uint8Array.of(0, 0, 8, dimensions, ...sizes, ...data));
    const bytes = (dimensions: number) => fc.oneof(fc.uint8Array(), like(dimensions));
    fc.assert(
      fc.property(bytes(3), bytes(1), (images, labels) => {
        const pair = parseIdxPair(images, labels);
        // What is read lies in the file: no header makes memory of its own.
        if (pair.ok) expect(pair.digits.images.buffer).toBe(images.buffer);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4, max: 9 }), fc.nat(255), (labels, grey) => {
        const images = new Uint8Array(labels.length * 784).fill(grey);
        expect(parseIdxPair(writeIdxImages(images), writeIdxLabels(labels))).toEqual({
          ok: true,
          digits: { images, labels },
        });
      }),
    );
  });
});

describe('a file of strokes', () => {
  const hundredths = fc.integer({ min: 0, max: 28_000 }).map((value) => value / 100);
  const pressure = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000);
  const stroke = fc.record({
    points: fc.array(fc.record({ x: hundredths, y: hundredths, pressure }), { maxLength: 8 }),
    width: fc.integer({ min: 1, max: 60 }),
  });
  const edges = {
    points: [
      { x: 0, y: 0, pressure: 0.5 },
      { x: 280, y: 280, pressure: 1 },
    ],
    width: 20,
  };
  const digit = fc.record({
    label: fc.constantFrom(...DIGITS),
    strokes: fc.array(stroke, { maxLength: 4 }).map((strokes) => [edges, ...strokes]),
  });

  it('is read back', () => {
    fc.assert(
      fc.property(fc.array(digit, { minLength: 1, maxLength: 5 }), (digits) => {
        expect(parseStrokeFile(writeStrokeFile(digits))).toEqual({ ok: true, digits, skipped: [] });
      }),
    );
  });

  it('is digits or a problem, whatever the text', () => {
    const document = (digits: unknown) => JSON.stringify({ format: 'inkling-strokes', version: 1, digits });
    const entry = fc.record({
      label: fc.oneof(fc.nat(12), fc.jsonValue()),
      strokes: fc.jsonValue(),
      width: fc.jsonValue(),
    });
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.json()).map((lines) => lines.join('\n')),
      fc.array(entry).map((entries) => entries.map((one) => JSON.stringify(one)).join('\n')),
      fc.jsonValue().map(document),
      fc.array(entry).map(document),
      fc
        .tuple(fc.array(digit, { minLength: 1, maxLength: 2 }), fc.nat(2000), fc.string())
        .map(([digits, at, junk]) => {
          const good = writeStrokeFile(digits);
          return good.slice(0, at) + junk + good.slice(at + junk.length);
        }),
    );
    fc.assert(
      fc.property(text, (some) => {
        const file = parseStrokeFile(some);
        if (file.ok) expect(file.digits.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('has strokes that are finite and on the pad, or a problem, whatever their value', () => {
    const beyond = 28; // pad units that a lifted pen may leave the pad by
    const linesOf = (number: fc.Arbitrary<number>) =>
      fc.array(fc.array(fc.array(number, { minLength: 2, maxLength: 3 }), { maxLength: 5 }), {
        maxLength: 4,
      });
    const lines = fc.oneof(
      linesOf(fc.oneof(fc.double(), fc.integer())),
      linesOf(fc.double({ min: -300, max: 600 })),
      linesOf(fc.double({ min: -1e-300, max: 1e-300 })),
      linesOf(fc.nat(100).map((steps) => 1e8 + steps * 2 ** -26)), // neighbours among the numbers there are
    );
    fc.assert(
      fc.property(fc.oneof(lines, fc.anything()), fc.anything(), (value, width) => {
        const strokes = readStrokes(value, width);
        if (typeof strokes === 'string') return;
        for (const { points, width } of strokes) {
          expect(width > 0 && width <= 280).toBe(true);
          for (const { x, y } of points)
            expect(Math.min(x, y) >= -beyond && Math.max(x, y) <= 280 + beyond).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
