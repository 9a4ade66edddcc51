import { describe, expect, it } from 'vitest';
import { parseDrawing } from '../../../../bench/strokes/drawing';

const line = (fields: object) => JSON.stringify({ label: 7, strokes: [[[1, 2]]], ...fields });

describe('parseDrawing', () => {
  it('reads strokes, and nothing of a point but its place', () => {
    expect(
      parseDrawing(
        line({
          strokes: [
            [
              [1, 2],
              [3.5, -4, 0.9, 17],
            ],
            [],
          ],
          writer: 'p12',
        }),
      ),
    ).toEqual({
      label: 7,
      writer: 'p12',
      strokes: [
        [
          { x: 1, y: 2 },
          { x: 3.5, y: -4 },
        ],
        [],
      ],
    });
  });

  it.each([
    [0, 0],
    [9, 9],
    ['0', 0],
    ['7', 7],
    ['07', '07'],
    ['10', '10'],
    ['', ''],
    ['face', 'face'],
  ])('takes the label %j for %j', (label, read) => {
    expect(parseDrawing(line({ label }))).toMatchObject({ label: read });
  });

  it.each([
    ['p1', 'p1'],
    [12, '12'],
    [null, null],
    [undefined, null],
  ])('takes the writer %j for %j', (writer, read) => {
    expect(parseDrawing(line({ writer }))).toMatchObject({ writer: read });
  });

  it('has a drawing without a point', () => {
    expect(parseDrawing(line({ strokes: [] }))).toMatchObject({ strokes: [] });
  });

  it.each([
    ['{"label": 7', 'not-json'],
    ['[7]', 'not-an-object'],
    ['null', 'not-an-object'],
    [line({ label: 10 }), 'label'],
    [line({ label: 1.5 }), 'label'],
    [line({ label: null }), 'label'],
    [line({ label: undefined }), 'label'],
    [line({ strokes: 'M 1 2' }), 'strokes'],
    [line({ strokes: [7] }), 'strokes'],
    [line({ strokes: [[1, 2]] }), 'point'],
    [line({ strokes: [[[1]]] }), 'point'],
    [line({ strokes: [[[1, '2']]] }), 'point'],
    ['{"label": 7, "strokes": [[[1, 1e999]]]}', 'point'],
  ])('refuses %s: %s', (text, problem) => {
    expect(parseDrawing(text)).toBe(problem);
  });
});
