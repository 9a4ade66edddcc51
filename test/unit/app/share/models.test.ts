import { describe, expect, it, vi } from 'vitest';
import { createModels, MODEL_FORMATS } from '../../../../src/app/share/models';
import { MOST_FILE_BYTES } from '../../../../src/core/files/limits';
import { writeTfjs } from '../../../../src/core/files/tfjs/write-tfjs';
import { writeModel } from '../../../../src/core/files/write-model';
import { initialWeights } from '../../../../src/core/model/initialize';
import { denseNetwork } from '../../../../src/core/model/presets';
import { fileOf, GONE, setUpShare } from './share-under-test';

const NETWORK = denseNetwork(16);
const WEIGHTS = initialWeights(NETWORK, 3);
const KERAS = writeModel({ network: NETWORK, weights: WEIGHTS }, 'keras');
const INFO = { network: NETWORK, origin: 'default' } as const;

function setUp() {
  const page = setUpShare();
  const models = createModels(page.app, page.saveFile);
  const state = () => models.store.getSnapshot();
  return { ...page, models, state };
}

/** What a test waits for comes by modules that load, not by turns. */
const soon = <T>(look: () => T | undefined) =>
  vi.waitFor(
    () => {
      const found = look();
      if (found === undefined) throw new Error('not yet');
      return found;
    },
    { timeout: 10_000, interval: 5 },
  );
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });

describe('saving', () => {
  it.each(MODEL_FORMATS)('writes the network that reads as %s', async (format) => {
    const { models, port, say, files, state } = setUp();
    void models.save(format);
    expect(state().busy).toBe('saving');
    const { id } = await soon(() => port().receivedOf('export')[0]);
    say({ type: 'exported', id, info: INFO, weights: WEIGHTS });
    expect(files).toEqual([writeModel({ network: NETWORK, weights: WEIGHTS }, format)]);
    const [{ name, bytes }] = files as [(typeof files)[0]];
    expect(state()).toMatchObject({ busy: null, notice: { kind: 'saved', file: name, bytes: bytes.length } });
  });

  it('says that it was refused, and that the worker is gone', async () => {
    const { models, port, say, files, state } = setUp();
    void models.save('onnx');
    const { id } = await soon(() => port().receivedOf('export')[0]);
    say({ type: 'refused', id, error: { kind: 'busy' } });
    expect(state().notice).toMatchObject({ problem: { kind: 'worker', problem: { kind: 'busy' } } });
    void models.save('onnx');
    await until(() => expect(port().receivedOf('export')).toHaveLength(2));
    port().raises('error');
    expect(state().notice).toMatchObject({ problem: { kind: 'worker', problem: { kind: 'workerDied' } } });
    expect(files).toEqual([]);
  });
});

describe('opening', () => {
  it('has the network of a file read, and says so until another does', async () => {
    const { models, port, say, state } = setUp();
    const opened = models.open([fileOf('mine.keras', KERAS.bytes)]);
    const load = await soon(() => port().receivedOf('load')[0]);
    expect(load).toMatchObject({ network: NETWORK, weights: WEIGHTS, run: null });
    say({ type: 'network', info: { network: NETWORK, origin: 'kept' } });
    await opened;
    expect(state()).toEqual({
      busy: null,
      reading: 'mine.keras',
      notice: { kind: 'opened', name: 'mine.keras', title: '784-16-10', notes: [] },
    });
    say({ type: 'network', info: INFO });
    expect(state().reading).toBeNull();
  });

  it('calls a model of several files by the one that describes it, whichever was chosen first', async () => {
    const { models, say, port, state } = setUp();
    const parts = writeTfjs({ network: NETWORK, weights: WEIGHTS }).toReversed();
    const opened = models.open(parts.map(({ name, bytes }) => fileOf(name, bytes)));
    await soon(() => port().receivedOf('load')[0]);
    say({ type: 'network', info: { network: NETWORK, origin: 'kept' } });
    await opened;
    expect(parts[0]?.name).not.toBe('model.json');
    expect(state().reading).toBe('model.json');
  });

  it('says what is the matter with a file, and changes nothing', async () => {
    const { models, port, state } = setUp();
    await models.open([fileOf('notes.txt', new TextEncoder().encode('hello'))]);
    expect(state().notice).toMatchObject({
      kind: 'failed',
      doing: 'opening',
      name: 'notes.txt',
      problem: { kind: 'file', problem: { kind: 'notThisFormat' } },
    });
    expect(port().receivedOf('load')).toEqual([]);
  });

  it('reads no file that is too large, and survives one that is gone', async () => {
    const { models, state } = setUp();
    const huge = { ...GONE, size: MOST_FILE_BYTES + 1 };
    await models.open([huge]);
    expect(state().notice).toMatchObject({ problem: { kind: 'file', problem: { kind: 'tooLarge' } } });
    await models.open([GONE]);
    expect(state().notice).toMatchObject({ problem: { kind: 'unreadable' } });
  });

  it('waits for no run', async () => {
    const { models, say, port, state } = setUp();
    say({ type: 'phase', phase: 'training' });
    await models.open([fileOf('mine.keras', KERAS.bytes)]);
    expect(state().notice).toMatchObject({ problem: { kind: 'worker', problem: { kind: 'busy' } } });
    expect(port().receivedOf('load')).toEqual([]);
  });

  it('says that the worker refused it, or died of it', async () => {
    const { models, port, say, state } = setUp();
    void models.open([fileOf('mine.keras', KERAS.bytes)]);
    const { id } = await soon(() => port().receivedOf('load')[0]);
    say({ type: 'refused', id, error: { kind: 'busy' } });
    await until(() => expect(state().notice?.kind).toBe('failed'));
    void models.open([fileOf('mine.keras', KERAS.bytes)]);
    await until(() => expect(port().receivedOf('load')).toHaveLength(2));
    port().raises('error');
    await until(() => expect(state().busy).toBeNull());
    expect(state()).toMatchObject({
      reading: null,
      notice: { problem: { problem: { kind: 'workerDied' } } },
    });
  });
});
