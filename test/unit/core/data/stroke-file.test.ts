import { describe, expect, it } from 'vitest';
import { parseStrokeFile, STROKE_LIMITS, strokeFileText } from '../../../../src/core/data/stroke-file';

const SEVEN = {
  label: 7,
  strokes: [
    {
      points: [
        { x: 60, y: 50, pressure: 0.5 },
        { x: 200.25, y: 50, pressure: 0.75 },
        { x: 120, y: 240, pressure: 0.5 },
      ],
      width: 20,
    },
    { points: [{ x: 90, y: 140, pressure: 0.5 }], width: 20 },
  ],
};
const line = (digit: object) => JSON.stringify(digit);
const problemOf = (text: string) => {
  const file = parseStrokeFile(text);
  return file.ok ? null : file.problem;
};

describe('a file of strokes', () => {
  it('is read back as it was written', () => {
    const text = strokeFileText([SEVEN, { ...SEVEN, label: 1 }]);
    expect(JSON.parse(text)).toMatchObject({ format: 'inkling-strokes', version: 1 });
    expect(parseStrokeFile(text)).toEqual({ ok: true, digits: [SEVEN, { ...SEVEN, label: 1 }], skipped: 0 });
  });

  it('may be JSON lines, with empty ones between them', () => {
    const strokes = [
      [
        [10, 20],
        [100, 200],
      ],
    ];
    const file = parseStrokeFile(
      `${line({ label: 7, strokes, writer: 'p12' })}\n\r\n${line({ label: 3, strokes })}\n`,
    );
    expect(file).toMatchObject({ ok: true, skipped: 0 });
    expect(file.ok && file.digits.map(({ label }) => label)).toEqual([7, 3]);
    expect(file.ok && file.digits[0]!.strokes[0]).toEqual({
      points: [
        { x: 10, y: 20, pressure: 0.5 },
        { x: 100, y: 200, pressure: 0.5 },
      ],
      width: 20,
    });
  });

  it('may be one digit, or a list', () => {
    const digit = {
      label: 1,
      strokes: [
        [
          [10, 20],
          [100, 200],
        ],
      ],
    };
    expect(parseStrokeFile(line(digit))).toMatchObject({ ok: true, skipped: 0 });
    expect(parseStrokeFile(line([digit, digit]))).toMatchObject({ ok: true, skipped: 0 });
  });

  it.each([
    [
      'of another scale',
      [
        [
          [0, 0],
          [5000, 10_000],
        ],
      ],
    ],
    [
      'beyond the pad',
      [
        [
          [-100, -100],
          [-50, 0],
        ],
      ],
    ],
    [
      'too small',
      [
        [
          [1, 1],
          [2, 3],
        ],
      ],
    ],
  ])('brings strokes %s onto the pad', (_, strokes) => {
    const file = parseStrokeFile(line({ label: 1, strokes }));
    const points = file.ok ? file.digits[0]!.strokes[0]!.points : [];
    expect(points[0]!.y).toBeCloseTo(42, 6);
    expect(points[1]!.y).toBeCloseTo(238, 6);
    expect((points[0]!.x + points[1]!.x) / 2).toBeCloseTo(140, 6);
  });

  it.each([
    ['a label that is no digit', { label: 10, strokes: [[[1, 2]]] }],
    ['a label as text', { label: '7', strokes: [[[1, 2]]] }],
    ['no strokes', { label: 1, strokes: [] }],
    ['a stroke without points', { label: 1, strokes: [[]] }],
    ['a point that is none', { label: 1, strokes: [[[1, null]]] }],
    ['a point beyond all numbers', { label: 1, strokes: [[[1, 1e300]]] }],
    ['too many strokes', { label: 1, strokes: Array(STROKE_LIMITS.strokes + 1).fill([[1, 2]]) }],
    ['too many points', { label: 1, strokes: [Array(STROKE_LIMITS.points + 1).fill([1, 2])] }],
    ['fields of a prototype', JSON.parse('{"__proto__": {"label": 1, "strokes": [[[1, 2]]]}}')],
  ])('leaves out %s', (_, entry) => {
    expect(problemOf(line(entry))).toEqual({ kind: 'noDigits' });
    const good = {
      label: 1,
      strokes: [
        [
          [10, 20],
          [100, 200],
        ],
      ],
    };
    expect(parseStrokeFile(line([entry, good]))).toMatchObject({ ok: true, skipped: 1 });
  });

  it('says where it is no JSON', () => {
    expect(problemOf('{"label": 1, "strokes": [[[1, 2]]]}\n{"label')).toEqual({ kind: 'notJson', line: 2 });
    expect(problemOf('a7')).toEqual({ kind: 'notJson', line: 1 });
    expect(problemOf('')).toEqual({ kind: 'noDigits' });
    expect(problemOf('['.repeat(1_000_000))).toMatchObject({ kind: 'notJson' });
  });

  it('reads no more than it has room for', () => {
    const digit = line({
      label: 1,
      strokes: [
        [
          [10, 20],
          [100, 200],
        ],
      ],
    });
    const file = parseStrokeFile(`${digit}\n`.repeat(STROKE_LIMITS.digits + 5));
    expect(file).toMatchObject({ ok: true, skipped: 5 });
    expect(problemOf(' '.repeat(STROKE_LIMITS.characters + 1))).toEqual({ kind: 'tooLarge' });
  });
});
