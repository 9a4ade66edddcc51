import { describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES } from '../../../../src/core/files/limits';
import { type FoundFormat, readModel } from '../../../../src/core/files/read-model';
import { writeTfjs } from '../../../../src/core/files/tfjs/write-tfjs';
import { MODEL_FORMATS, writeModel } from '../../../../src/core/files/write-model';
import { zip } from '../../../../src/core/files/zip';
import { SHIPPED } from '../../../../src/core/model/shipped';
import { expectBytes, expectModel } from './expect-model';
import { readShippedModel } from './shipped-model';

const text = (words: string) => new TextEncoder().encode(words);

describe('readModel', () => {
  const files = MODEL_FORMATS.flatMap((format) => SHIPPED.map((name) => [format, name] as const));

  it.each(files)(
    'tells %s by its content, whatever its name, and reads the network %s',
    async (format, name) => {
      const model = await readShippedModel(name);
      const file = writeModel(model, format);
      const read = readModel([{ name: 'download (1)', bytes: file.bytes }]);
      expect(read.format).toBe(format);
      expectModel(read, model);
      if (read.ok) expectBytes(writeModel(read.model, format).bytes, file.bytes);
    },
  );

  it('takes the files of TensorFlow.js one beside the other, and from a folder of an archive', async () => {
    const model = await readShippedModel('default');
    const beside = writeTfjs(model);
    expectModel(readModel(beside), model);
    const packed = zip(beside.map(({ name, bytes }) => [`model/${name}`, bytes] as const));
    expectModel(readModel([{ name: 'a.zip', bytes: packed }]), model);
  });

  const json = (fields: object) => text(JSON.stringify(fields));
  it.each<readonly [string, FoundFormat | null, Uint8Array, object]>([
    ['no bytes', null, new Uint8Array(), { kind: 'notThisFormat' }],
    ['words', null, text('a model'), { kind: 'notThisFormat' }],
    ['an archive of something else', null, zip([['readme.txt', text('hello')]]), { kind: 'notThisFormat' }],
    ['half an archive', null, zip([['model.json', text('{}')]]).subarray(0, 60), { kind: 'damaged' }],
    ['another JSON', 'tfjs', json({ a: 1 }), { kind: 'notThisFormat' }],
    ['a graph model', 'tfjs', json({ format: 'graph-model', modelTopology: {} }), { kind: 'graphModel' }],
    [
      'an HDF5 file with nothing in it',
      'h5',
      Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10),
      { kind: 'damaged' },
    ],
  ])('refuses %s', (_, format, bytes, problem) => {
    const read = readModel([{ name: 'file', bytes }]);
    expect(read.format).toBe(format);
    expect(!read.ok && read.problem).toMatchObject(problem);
  });

  it('refuses no files, and more than the page has room for', () => {
    expect(readModel([])).toMatchObject({ ok: false, problem: { kind: 'notThisFormat' } });
    const half = new Uint8Array(MOST_FILE_BYTES / 2 + 1);
    const read = readModel([
      { name: 'a', bytes: half },
      { name: 'b', bytes: half },
    ]);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'tooLarge', max: MOST_FILE_BYTES } });
  });
});
