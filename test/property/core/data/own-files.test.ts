import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIdxPair } from '../../../../src/core/data/idx-pair';
import { idxImages, idxLabels } from '../../../../src/core/data/idx-write';
import { parseStrokeFile, strokeFileText } from '../../../../src/core/data/stroke-file';

const labels = fc.uint8Array({ minLength: 1, maxLength: 4, max: 9 });
const hundredth = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100);

describe('IDX pairs', () => {
  it('are read back', () => {
    fc.assert(
      fc.property(labels, fc.infiniteStream(fc.nat(255)), (some, ink) => {
        const images = Uint8Array.from({ length: some.length * 784 }, () => ink.next().value!);
        const digits = { images, labels: some };
        expect(parseIdxPair(idxImages(digits), idxLabels(digits))).toEqual({ ok: true, digits });
      }),
      { numRuns: 20 },
    );
  });

  it('are digits or a problem, whatever the bytes', () => {
    const header = (dimensions: number) =>
      fc
        .tuple(
          fc.array(fc.nat(255), { minLength: 4 * dimensions, maxLength: 4 * dimensions }),
          fc.uint8Array(),
        )
        .map(([sizes, data]) => Uint8Array.of(0, 0, 8, dimensions, ...sizes, ...data));
    const bytes = (dimensions: number) => fc.oneof(fc.uint8Array(), header(dimensions));
    fc.assert(
      fc.property(bytes(3), bytes(1), (first, second) => {
        const pair = parseIdxPair(first, second);
        if (pair.ok) expect(pair.digits.images.length).toBe(784 * pair.digits.labels.length);
        else expect(pair.problem.kind).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('files of strokes', () => {
  const point = fc.record({ x: hundredth(280), y: hundredth(280), pressure: hundredth(1) });
  const edge = { x: 0, y: 0, pressure: 0.5 };
  const far = { x: 200, y: 200, pressure: 0.5 };
  const stroke = fc
    .array(point, { maxLength: 20 })
    .map((points) => ({ points: [edge, ...points, far], width: 20 }));
  const digit = fc.record({ label: fc.nat(9), strokes: fc.array(stroke, { minLength: 1, maxLength: 4 }) });

  it('are read back', () => {
    fc.assert(
      fc.property(fc.array(digit, { minLength: 1, maxLength: 5 }), (digits) => {
        expect(parseStrokeFile(strokeFileText(digits))).toEqual({ ok: true, digits, skipped: 0 });
      }),
    );
  });

  it('are digits or a problem, whatever the text', () => {
    const odd = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.json()).map((lines) => lines.join('\n')),
    );
    const like = fc
      .array(fc.record({ label: fc.anything(), strokes: fc.anything(), width: fc.anything() }))
      .map((entries) => {
        try {
          return JSON.stringify(entries);
        } catch {
          return ''; // a bigint
        }
      });
    fc.assert(
      fc.property(fc.oneof(odd, like), (text) => {
        const file = parseStrokeFile(text);
        if (file.ok) expect(file.digits.length).toBeGreaterThan(0);
        else expect(file.problem.kind).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});
