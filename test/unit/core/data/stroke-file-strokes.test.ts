import { describe, expect, it } from 'vitest';
import { LONGEST_STROKE_FILE, parseStrokeFile, writeStrokeFile } from '../../../../src/core/data/stroke-file';
import { readStrokes, STROKE_LIMITS } from '../../../../src/core/data/stroke-file-strokes';
import { sampleDigit } from '../../../../src/core/ink/samples';

const LINE = [
  [10, 20],
  [100, 200, 0.25],
];
const json = (value: unknown) => JSON.stringify(value);
const document = (...digits: unknown[]) => json({ format: 'inkling-strokes', version: 1, digits });

function problemOf(text: string): unknown {
  const file = parseStrokeFile(text);
  return file.ok ? undefined : file.problem.kind;
}

describe('a file of strokes', () => {
  it('is read back as it was written, pens of several widths included', () => {
    const pens = sampleDigit(4).map((stroke, index) => ({ ...stroke, width: 12 + index }));
    for (const strokes of [sampleDigit(7), pens]) {
      const rounded = strokes.map(({ points, width }) => ({
        width,
        points: points.map(({ x, y, pressure }) => ({
          x: Math.round(x * 100) / 100,
          y: Math.round(y * 100) / 100,
          pressure,
        })),
      }));
      const digits = [{ label: 7 as const, strokes: rounded }];
      expect(parseStrokeFile(writeStrokeFile(digits))).toEqual({ ok: true, digits, skipped: [] });
    }
  });

  it('may be lines, a digit each, with empty ones between', () => {
    const file = parseStrokeFile(
      `${json({ label: 7, strokes: [LINE] })}\n\r\n${json({ label: 3, strokes: [LINE] })}`,
    );
    expect(file.ok && file.digits.map(({ label }) => label)).toEqual([7, 3]);
    expect(file.ok && file.digits[0]!.strokes).toEqual([
      {
        width: 20,
        points: [
          { x: 10, y: 20, pressure: 0.5 },
          { x: 100, y: 200, pressure: 0.25 },
        ],
      },
    ]);
  });

  it('loses no good digit to a bad one', () => {
    const good = json({ label: 1, strokes: [LINE] });
    expect(parseStrokeFile(`${good}\n{"label\n${good}`)).toMatchObject({
      ok: true,
      skipped: [{ place: 2, reason: 'not-json' }],
    });
    expect(parseStrokeFile(document(5, { label: 1, strokes: [LINE] }, { label: '1' }))).toMatchObject({
      ok: true,
      skipped: [
        { place: 1, reason: 'not-an-object' },
        { place: 3, reason: 'label' },
      ],
    });
  });

  it('may be a list of digits without a document around it', () => {
    const list = json([{ label: 7, strokes: [LINE] }, { label: 3 }, 5, { label: 2, strokes: [LINE] }]);
    const file = parseStrokeFile(list);
    expect(file.ok && file.digits.map(({ label }) => label)).toEqual([7, 2]);
    expect(file).toMatchObject({
      skipped: [
        { place: 2, reason: 'strokes' },
        { place: 3, reason: 'not-an-object' },
      ],
    });
  });

  it.each([
    ['', 'not-json'],
    ['a seven', 'not-json'],
    ['['.repeat(1_000_000), 'not-json'],
    ['[1, 2]', 'not-strokes'],
    ['[]', 'not-strokes'],
    ['[{"label": 3}]', 'not-strokes'],
    [json([{ label: 10, strokes: [LINE] }]), 'no-digits'],
    [json(Array(10_001).fill({ label: 1, strokes: [LINE] })), 'too-many-digits'],
    ['null', 'not-strokes'],
    ['{"format": "other", "digits": []}', 'not-strokes'],
    ['{"format": "inkling-strokes", "version": 2, "digits": []}', 'version'],
    [document(), 'no-digits'],
    [document({ label: 10, strokes: [LINE] }), 'no-digits'],
    ['{"__proto__": {"label": 1, "strokes": [[[1, 2], [30, 40]]]}}', 'not-strokes'],
    [document(...Array(10_001).fill(0)), 'too-many-digits'],
    ['{}\n'.repeat(10_001), 'too-many-digits'],
    [' '.repeat(LONGEST_STROKE_FILE + 1), 'too-long'],
  ])('%.40s is refused', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});

describe('strokes in a file', () => {
  it.each([
    ['a text', 'no', 'strokes'],
    ['a stroke that is no list', [5], 'strokes'],
    ['no stroke', [], 'no-ink'],
    ['a stroke without points', [[]], 'no-ink'],
    ['a point of one number', [[[1]]], 'point'],
    ['a point of null', [[[1, null]]], 'point'],
    ['a point beyond all bounds', [[[1, 1e300]]], 'point'],
    ['a point that is no number', [[[1, Number.NaN]]], 'point'],
    ['too many strokes', Array(STROKE_LIMITS.strokes + 1).fill([[1, 2]]), 'too-many-strokes'],
    ['too many points', [Array(STROKE_LIMITS.points + 1).fill([1, 2])], 'too-many-points'],
  ])('%s are refused', (_, value, problem) => {
    expect(readStrokes(value, 20)).toBe(problem);
  });

  it.each([
    [
      'of another scale',
      [
        [0, 0],
        [5000, 10_000],
      ],
      1,
    ],
    [
      'beyond the pad',
      [
        [-100, -100],
        [-50, 0],
      ],
      1,
    ],
    [
      'within one unit',
      [
        [0.1, 0],
        [0.6, 1],
      ],
      1,
    ],
  ])('%s come to the middle of the pad', (_, line) => {
    const strokes = readStrokes([line], undefined);
    const [first, last] = typeof strokes === 'string' ? [] : strokes[0]!.points;
    expect(first!.y).toBeCloseTo(40, 6);
    expect(last!.y).toBeCloseTo(240, 6);
    expect((first!.x + last!.x) / 2).toBeCloseTo(140, 6);
  });

  it.each([
    ['on the pad stays there', 50, 50],
    ['beyond it comes to its middle', 500, 140],
  ])('a dot %s, however its points differ', (_, at, x) => {
    for (const apart of [0, Number.MIN_VALUE, 1e-310, 1e-13, 1e-7]) {
      const line = [
        [at, apart],
        [at + apart, 0],
      ];
      const strokes = readStrokes([line], 20);
      const points = typeof strokes === 'string' ? [] : strokes[0]!.points;
      expect(points.map((point) => Math.abs(point.x - x) < 1e-6)).toEqual([true, true]);
      expect(points.map(({ y }) => Number.isFinite(y))).toEqual([true, true]);
    }
  });

  it('take their pen with them, and a good one where there is none', () => {
    const widths = (width: unknown, to = 200) => {
      const strokes = readStrokes(
        [
          [
            [0, 0],
            [0, to],
          ],
          [[5, 5]],
        ],
        width,
      );
      return typeof strokes === 'string' ? strokes : strokes.map((stroke) => stroke.width);
    };
    expect(widths(12)).toEqual([12, 12]);
    expect(widths([12, 14])).toEqual([12, 14]);
    expect(widths(100, 2000)).toEqual([10, 10]);
    expect(widths('thick')).toEqual([20, 20]);
    expect(widths(-3)).toEqual([20, 20]);
  });
});
