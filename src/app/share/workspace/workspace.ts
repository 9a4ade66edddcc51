import type { Stroke } from '../../../core/ink/stroke';
import type { TrainingPlan } from '../../../core/model/plan';
import type { App } from '../../app';
import type { Database } from '../../database/database';
import type { Preferences } from '../../preferences';
import { createStore, type Store } from '../../store';
import { isRunning } from '../is-running';
import type { SaveFile } from '../save-file';
import type { Added } from './add';
import { WORKSPACE_LIMITS, type WorkspaceContent, type WorkspaceProblem } from './content';

export type WorkspaceNotice =
  | {
      readonly kind: 'saved';
      readonly runs: number;
      readonly digits: number;
      readonly bytes: number;
      readonly withoutWeights: number;
    }
  | {
      readonly kind: 'loaded';
      readonly added: Added;
      /** what the file held that is damaged */
      readonly left: number;
      readonly drawing: boolean;
      /** `running`: not while a run is under way, so the form is as it was */
      readonly plan: 'put' | 'none' | 'running';
      /** what was there before was put back since */
      readonly takenBack: boolean;
    }
  | { readonly kind: 'failed'; readonly doing: 'saving' | 'loading'; readonly problem: WorkspaceProblem };

export type WorkspaceState = {
  readonly busy: 'saving' | 'loading' | null;
  readonly notice: WorkspaceNotice | null;
  /** what the last file replaced on the page; null where that was nothing */
  readonly before: Before | null;
};

/** The drawing and the plan as they were. */
export type Before = {
  readonly strokes: readonly Stroke[];
  readonly picture: Float32Array | null;
  readonly plan: TrainingPlan | null;
};

export type WorkspaceAction =
  | { readonly type: 'began'; readonly busy: 'saving' | 'loading' }
  | { readonly type: 'ended'; readonly notice: WorkspaceNotice; readonly before?: Before | null }
  | { readonly type: 'tookBack' };

/** The whole of what a person has, out into a file and in again. */
export type Workspace = {
  readonly store: Store<WorkspaceState, WorkspaceAction>;
  readonly save: () => Promise<void>;
  /** Adds the file's runs and digits to those that are there, and puts its drawing and plan on the page. */
  readonly load: (file: WorkspaceFile) => Promise<void>;
  /** Puts drawing and plan back as they were before the last `load`; runs and digits that it added stay. */
  readonly takeBack: () => void;
};

/** The part of `File` that is used. */
export type WorkspaceFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

export type WorkspaceEnvironment = {
  readonly database: () => Promise<Database>;
  readonly saveFile: SaveFile;
  /** Tells the parts that list runs and digits, in this tab and others, that there are more. */
  readonly tellAdded: () => void;
};

const NOTHING: WorkspaceState = { busy: null, notice: null, before: null };

export function createWorkspace(app: App, environment: WorkspaceEnvironment): Workspace {
  const { database, saveFile, tellAdded } = environment;
  const store = createStore(NOTHING, reduceWorkspace);
  const { dispatch, getSnapshot } = store;
  const fail = (doing: 'saving' | 'loading', problem: WorkspaceProblem) =>
    dispatch({ type: 'ended', notice: { kind: 'failed', doing, problem } });

  return {
    store,
    save: async () => {
      if (getSnapshot().busy !== null) return;
      dispatch({ type: 'began', busy: 'saving' });
      try {
        const [{ gatherWorkspace }, { writeWorkspace }] = await Promise.all([
          import('./gather'),
          import('./write'),
        ]);
        const { content, withoutWeights } = await gatherWorkspace(app.store.getSnapshot(), await database());
        const bytes = writeWorkspace(content);
        saveFile({ name: 'my-work.inkling', type: 'application/zip', bytes });
        const { runs, own } = content;
        const notice = { kind: 'saved', runs: runs.length, digits: own.length, bytes: bytes.length } as const;
        dispatch({ type: 'ended', notice: { ...notice, withoutWeights } });
      } catch {
        fail('saving', { kind: 'notKept' });
      }
    },
    load: async (file) => {
      if (getSnapshot().busy !== null) return;
      if (file.size > WORKSPACE_LIMITS.bytes) return fail('loading', { kind: 'tooLarge' });
      dispatch({ type: 'began', busy: 'loading' });
      const bytes = await bytesOf(file);
      if (bytes === null) return fail('loading', { kind: 'unreadable' });
      try {
        const [{ readWorkspace }, { addToDatabase }] = await Promise.all([import('./read'), import('./add')]);
        const read = readWorkspace(bytes);
        if (!read.ok) return fail('loading', read.problem);
        const added = await addToDatabase(read.content, await database()).finally(tellAdded);
        const { before, put } = putOnPage(app, read.content);
        dispatch({
          type: 'ended',
          notice: { kind: 'loaded', added, left: read.left, takenBack: false, ...put },
          before,
        });
      } catch {
        fail('loading', { kind: 'notKept' });
      }
    },
    takeBack: () => {
      const { before } = getSnapshot();
      if (before === null) return;
      const { strokes, picture, plan } = before;
      if (plan !== null && !isRunning(app)) app.store.dispatch({ type: 'planEdited', plan });
      putDrawing(app, strokes, picture);
      dispatch({ type: 'tookBack' });
    },
  };
}

/** Pure. */
function reduceWorkspace(state: WorkspaceState, action: WorkspaceAction): WorkspaceState {
  switch (action.type) {
    case 'began':
      return { ...state, busy: action.busy, notice: null };
    case 'ended':
      return { busy: null, notice: action.notice, before: action.before ?? null };
    case 'tookBack': {
      const { notice } = state;
      return {
        ...state,
        before: null,
        notice: notice?.kind === 'loaded' ? { ...notice, takenBack: true } : notice,
      };
    }
    default:
      return action satisfies never;
  }
}

/** An empty drawing replaces none, and a plan none that is being trained. */
function putOnPage(app: App, content: WorkspaceContent) {
  const { pad, training } = app.store.getSnapshot();
  const { strokes, picture, plan, penWidth, preferences } = content;
  const drawing = picture !== null || strokes.length > 0;
  const running = isRunning(app);
  if (drawing) {
    putDrawing(app, strokes, picture);
    app.store.dispatch({ type: 'penWidthChosen', width: penWidth });
  }
  if (plan !== null && !running) app.store.dispatch({ type: 'planEdited', plan });
  if (preferences !== null) app.commands.choosePreferences(chosenHere(app, preferences));
  const before: Before = {
    strokes: pad.picture === null ? pad.history.present : [],
    picture: pad.picture,
    plan: plan === null || running ? null : training.draft,
  };
  const put = { drawing, plan: plan === null ? 'none' : running ? 'running' : 'put' } as const;
  return { before: drawing || before.plan !== null ? before : null, put };
}

/** What the page's URL has fixed, or takes out of people's hands, stays. */
function chosenHere(app: App, { language, theme }: Preferences): Partial<Preferences> {
  const { config } = app.store.getSnapshot();
  const isFree = (name: 'language' | 'theme') => config[name] === null && config.controls[name] === undefined;
  return { ...(isFree('language') && { language }), ...(isFree('theme') && { theme }) };
}

function putDrawing(app: App, strokes: readonly Stroke[], picture: Float32Array | null): void {
  if (picture !== null) app.store.dispatch({ type: 'pictureShown', pixels: picture });
  else app.store.dispatch({ type: 'strokesShown', strokes });
}

/** Null where the file is gone, or may not be read. */
async function bytesOf(file: WorkspaceFile): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return null;
  }
}
