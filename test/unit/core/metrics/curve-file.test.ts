import { describe, expect, it } from 'vitest';
import { curvesJson, epochsCsv, type RunCurves } from '../../../../src/core/metrics/curve-file';

const RUN: RunCurves = {
  name: 'Adam, 0.001',
  training: [
    { epoch: 0.1, loss: 2.5, accuracy: 0.125 },
    { epoch: 1 / 3, loss: 1e-7, accuracy: 1 },
  ],
  epochs: [
    {
      epoch: 0,
      training: { epoch: 1, loss: 0.5, accuracy: 0.75 },
      validation: { epoch: 1, loss: 0.25, accuracy: 0.875 },
    },
    { epoch: 1, training: { epoch: 2, loss: 0.1, accuracy: 0.9 }, validation: null },
  ],
};
const named = (name: string): RunCurves => ({ ...RUN, name });
/** What stands before the first number of the first row. */
const nameField = (name: string) =>
  epochsCsv([named(name)]).slice('run,epoch,accuracy,loss,val_accuracy,val_loss\r\n'.length);

describe('epochsCsv', () => {
  it("has the columns of Keras' CSVLogger, a row an epoch, empty fields without validation", () => {
    expect(epochsCsv([RUN])).toBe(
      'run,epoch,accuracy,loss,val_accuracy,val_loss\r\n' +
        '"Adam, 0.001",0,0.75,0.5,0.875,0.25\r\n' +
        '"Adam, 0.001",1,0.9,0.1,,\r\n',
    );
  });

  it('holds several runs, one after the other', () => {
    const lines = epochsCsv([RUN, named('b')]).split('\r\n');
    expect(lines.map((line) => line.slice(0, 3))).toEqual(['run', '"Ad', '"Ad', '"b"', '"b"', '']);
  });

  it('has its header for no run at all', () => {
    expect(epochsCsv([])).toBe('run,epoch,accuracy,loss,val_accuracy,val_loss\r\n');
  });
});

describe('the numbers in CSV', () => {
  const epochOf = (loss: number, accuracy: number): RunCurves => ({
    ...named('a'),
    epochs: [{ epoch: 0, training: { epoch: 1, loss, accuracy }, validation: null }],
  });

  it('parse back', () => {
    expect(epochsCsv([epochOf(1e-7, 1 / 3)])).toContain('"a",0,0.3333333333333333,1e-7,,\r\n');
  });

  it('say where a loss is none', () => {
    expect(epochsCsv([epochOf(Number.NaN, 0.1)])).toContain('"a",0,0.1,NaN,,\r\n');
  });
});

describe('the name of a run in CSV', () => {
  it.each([
    ['a "b"', '"a ""b""",'],
    ['a;=1+1', '"a;=1+1",'],
    ['a\nb', '"a\nb",'],
    ['', '"",'],
    ['Übung 1', '"Übung 1",'],
    ['3-2', '"3-2",'],
  ])('%j is quoted', (name, field) => {
    expect(nameField(name).startsWith(field)).toBe(true);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\t1', '\r1', '\n1', '＝1', '＋1', '－1', '＠1'])(
    '%j does not become a formula',
    (name) => {
      expect(nameField(name).startsWith(`"'${name}",`)).toBe(true);
    },
  );
});

describe('curvesJson', () => {
  it('has the same rows under the same names', () => {
    expect(JSON.parse(curvesJson([RUN]))).toEqual([
      {
        run: 'Adam, 0.001',
        epochs: [
          { epoch: 0, accuracy: 0.75, loss: 0.5, val_accuracy: 0.875, val_loss: 0.25 },
          { epoch: 1, accuracy: 0.9, loss: 0.1, val_accuracy: null, val_loss: null },
        ],
        points: [
          { epochs_done: 0.1, accuracy: 0.125, loss: 2.5 },
          { epochs_done: 1 / 3, accuracy: 1, loss: 1e-7 },
        ],
      },
    ]);
  });

  it('keeps a name as it is', () => {
    expect(JSON.parse(curvesJson([named('=1\n"')]))[0].run).toBe('=1\n"');
  });

  it('is an empty list for no run', () => {
    expect(JSON.parse(curvesJson([]))).toEqual([]);
  });
});
