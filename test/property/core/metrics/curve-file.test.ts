import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvesJson, epochsCsv, type RunCurves } from '../../../../src/core/metrics/curve-file';

// -0 is the one number that is written as another, and no loss is below 0.
const number = fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0);
const point = fc.record({ epoch: number, loss: number, accuracy: number });
const run: fc.Arbitrary<RunCurves> = fc.record({
  name: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'=+-@",;\r\n\t \'a') })),
  training: fc.array(point, { maxLength: 5 }),
  epochs: fc.array(
    fc.record({ epoch: fc.nat(), training: point, validation: fc.option(point, { nil: null }) }),
    { maxLength: 5 },
  ),
});
const runs = fc.array(run, { maxLength: 4 });

/** The records of a text by the grammar of RFC 4180, section 2. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (found === null) throw new Error(`no field at ${JSON.stringify(text.slice(0, 200))}`);
    const [, quoted, plain, end] = found;
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}
const numbers = (fields: readonly string[]) => fields.map((field) => (field === '' ? null : Number(field)));

describe('the curves of runs', () => {
  it('are CSV that parses back to the same numbers', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const epochs = list.flatMap((each) =>
          each.epochs.map(({ epoch, training, validation }) => [
            epoch,
            training.accuracy,
            training.loss,
            validation?.accuracy ?? null,
            validation?.loss ?? null,
          ]),
        );
        const rows = (text: string) => parseCsv(text).slice(1);
        expect(rows(epochsCsv(list)).map(([, ...fields]) => numbers(fields))).toEqual(epochs);
      }),
    );
  });

  it('keep their names, and none is a formula', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const expected = list.flatMap(({ name, epochs }) => epochs.map(() => name));
        const names = parseCsv(epochsCsv(list)).map(([name]) => name!);
        names.slice(1).forEach((name, index) => {
          expect([expected[index], `'${expected[index]}`]).toContain(name);
          expect(name).not.toMatch(/^\s*[=+\-@]/);
        });
        expect(names).toHaveLength(expected.length + 1);
      }),
    );
  });

  it('are JSON that parses back to the same numbers and names', () => {
    fc.assert(
      fc.property(runs, (list) => {
        const parsed = JSON.parse(curvesJson(list)) as {
          run: string;
          epochs: unknown[];
          points: { epochs_done: number; accuracy: number; loss: number }[];
        }[];
        expect(parsed.map(({ run }) => run)).toEqual(list.map(({ name }) => name));
        expect(parsed.map(({ epochs }) => epochs.length)).toEqual(list.map(({ epochs }) => epochs.length));
        const points = parsed.map((each) =>
          each.points.map(({ epochs_done: epoch, accuracy, loss }) => ({ epoch, loss, accuracy })),
        );
        expect(points).toEqual(list.map(({ training }) => training));
      }),
    );
  });
});
