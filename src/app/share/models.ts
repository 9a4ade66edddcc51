import type { FileProblem, ModelNote } from '../../core/files/model-file';
import type { ModelFormat } from '../../core/files/write-model';
import { networkTitle } from '../../core/model/network';
import type { Event } from '../../protocol/messages';
import type { App } from '../app';
import { createRequests, type RequestProblem } from '../lab/requests';
import { createStore, type Store } from '../store';
import { isRunning } from './is-running';
import type { SaveFile } from './save-file';

/** The formats that a model is saved in. */
export const MODEL_FORMATS = ['keras', 'onnx', 'tfjs'] as const satisfies readonly ModelFormat[];

/** Why a model was not saved, or not opened. */
export type ModelProblem =
  | { readonly kind: 'file'; readonly problem: FileProblem }
  /** the file is gone, or may not be read */
  | { readonly kind: 'unreadable' }
  /** the part of the page that does it did not come */
  | { readonly kind: 'notLoaded' }
  | { readonly kind: 'worker'; readonly problem: RequestProblem };

export type ModelsNotice =
  | { readonly kind: 'saved'; readonly file: string; readonly bytes: number }
  | {
      readonly kind: 'opened';
      /** of the file */
      readonly name: string;
      /** of the network, such as `784-128-10` */
      readonly title: string;
      readonly notes: readonly ModelNote[];
    }
  | {
      readonly kind: 'failed';
      readonly doing: 'saving' | 'opening';
      /** of the file; empty when saving */
      readonly name: string;
      readonly problem: ModelProblem;
    };

export type ModelsState = {
  readonly busy: 'saving' | 'opening' | null;
  readonly notice: ModelsNotice | null;
  /** the file whose network reads; null where another reads */
  readonly reading: string | null;
};

export type ModelsAction =
  | { readonly type: 'began'; readonly busy: 'saving' | 'opening' }
  | { readonly type: 'ended'; readonly notice: ModelsNotice }
  /** Another network reads than the one of a file. */
  | { readonly type: 'otherReads' };

/** The network that reads, out into a file, and another one in from a file. */
export type Models = {
  readonly store: Store<ModelsState, ModelsAction>;
  readonly save: (format: ModelFormat) => Promise<void>;
  /** Has the network of these files read from now on. Several: the parts of one model. */
  readonly open: (files: readonly ModelFileHandle[]) => Promise<void>;
  readonly dispose: () => void;
};

/** The part of `File` that is used. */
export type ModelFileHandle = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

export function createModels(app: App, saveFile: SaveFile): Models {
  const store = createStore<ModelsState, ModelsAction>(
    { busy: null, notice: null, reading: null },
    reduceModels,
  );
  const { dispatch, getSnapshot } = store;
  const requests = createRequests(app);
  const fail = (doing: 'saving' | 'opening', name: string, problem: ModelProblem) =>
    dispatch({ type: 'ended', notice: { kind: 'failed', doing, name, problem } });
  const stopListening = app.worker.listen((event) => {
    if (event?.type === 'network' && getSnapshot().busy !== 'opening') dispatch({ type: 'otherReads' });
  });

  async function save(format: ModelFormat): Promise<void> {
    if (getSnapshot().busy !== null) return;
    dispatch({ type: 'began', busy: 'saving' });
    const writer = await import('../../core/files/write-model').catch(() => null);
    if (writer === null) return fail('saving', '', { kind: 'notLoaded' });
    requests.export({}, (outcome) => {
      if (!outcome.ok) return fail('saving', '', { kind: 'worker', problem: outcome.problem });
      const { info, weights } = outcome.answer;
      const { name, type, bytes } = writer.writeModel({ network: info.network, weights }, format);
      saveFile({ name, type, bytes });
      dispatch({ type: 'ended', notice: { kind: 'saved', file: name, bytes: bytes.length } });
    });
  }

  async function open(handles: readonly ModelFileHandle[]): Promise<void> {
    const name = (handles.find((handle) => handle.name.endsWith('.json')) ?? handles[0])?.name;
    if (getSnapshot().busy !== null || name === undefined) return;
    if (isRunning(app)) return fail('opening', name, { kind: 'worker', problem: { kind: 'busy' } });
    dispatch({ type: 'began', busy: 'opening' });
    const reader = await import('../../core/files/read-model').catch(() => null);
    if (reader === null) return fail('opening', name, { kind: 'notLoaded' });
    const { MOST_FILE_BYTES } = await import('../../core/files/limits');
    const size = handles.reduce((sum, handle) => sum + handle.size, 0);
    if (size > MOST_FILE_BYTES) {
      const problem = { kind: 'tooLarge', bytes: size, max: MOST_FILE_BYTES } as const;
      return fail('opening', name, { kind: 'file', problem });
    }
    const files = await bytesOf(handles);
    if (files === null) return fail('opening', name, { kind: 'unreadable' });
    const read = reader.readModel(files);
    if (!read.ok) return fail('opening', name, { kind: 'file', problem: read.problem });
    const { network, weights } = read.model;
    const problem = await load(app, network, weights);
    if (problem !== null) return fail('opening', name, { kind: 'worker', problem });
    const title = networkTitle(network);
    dispatch({ type: 'ended', notice: { kind: 'opened', name, title, notes: read.notes } });
  }

  return {
    store,
    save,
    open,
    dispose: () => {
      stopListening();
      requests.dispose();
    },
  };
}

type LoadRequest = Extract<Parameters<App['worker']['send']>[0], { readonly type: 'load' }>;

/** Null once the network reads. */
function load(
  app: App,
  network: LoadRequest['network'],
  weights: LoadRequest['weights'],
): Promise<RequestProblem | null> {
  const { worker, store } = app;
  return new Promise((resolve) => {
    const id = worker.nextId();
    const end = (problem: RequestProblem | null) => {
      stop();
      resolve(problem);
    };
    const stop = worker.listen((event: Event | null) => {
      if (event === null) end({ kind: 'workerDied' });
      else if (event.type === 'refused' && event.id === id) end(event.error);
      else if (event.type === 'network' && event.info.origin === 'kept') end(null);
    });
    if (store.getSnapshot().engine.status === 'dead') end({ kind: 'workerDied' });
    else worker.send({ type: 'load', id, network, weights, run: null });
  });
}

async function bytesOf(
  handles: readonly ModelFileHandle[],
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[] | null> {
  try {
    return await Promise.all(
      handles.map(async (handle) => ({
        name: handle.name,
        bytes: new Uint8Array(await handle.arrayBuffer()),
      })),
    );
  } catch {
    return null;
  }
}

/** Pure. */
function reduceModels(state: ModelsState, action: ModelsAction): ModelsState {
  switch (action.type) {
    case 'began':
      return { ...state, busy: action.busy, notice: null };
    case 'ended': {
      const { notice } = action;
      const reading = notice.kind === 'opened' ? notice.name : state.reading;
      return { busy: null, notice, reading };
    }
    case 'otherReads':
      return state.reading === null ? state : { ...state, reading: null };
    default:
      return action satisfies never;
  }
}
