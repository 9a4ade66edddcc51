import { checkPlan } from '../../core/model/check/plan';
import type { TrainingPlan } from '../../core/model/plan';
import type { App } from '../app';
import { type AppState, visibleStrokes } from '../state';
import { createNewestWriter } from './newest';
import type { PageLife } from './page-life';
import type { ReadWorkspace } from './read-workspace';
import type { KeptWorkspace } from './records';

type Workspace = Omit<KeptWorkspace, 'id' | 'at'>;

/** Milliseconds after a write in which no other begins: a slider that is dragged changes the plan with each frame. */
const REST_MS = 200;

/**
 * Puts back what a person has left on an earlier visit, but for what they have touched meanwhile.
 *
 * @param first the page as it was when it opened
 * @returns what is kept
 */
export function restoreWorkspace({ store }: App, kept: ReadWorkspace, first: AppState): Workspace {
  const { dispatch, getSnapshot } = store;
  const { pad, training } = getSnapshot();
  const { strokes, picture, penWidth, plan } = kept;
  if (pad.preparation === first.pad.preparation && pad.gesture === null) {
    if (picture !== null) dispatch({ type: 'pictureShown', pixels: picture });
    else if (strokes !== null && strokes.length > 0) dispatch({ type: 'strokesShown', strokes });
  }
  if (penWidth !== null && pad.penWidth === first.pad.penWidth)
    dispatch({ type: 'penWidthChosen', width: penWidth });
  if (plan !== null && training.draft === first.training.draft) dispatch({ type: 'planEdited', plan });
  const before = workspaceOf(first, first.training.draft);
  return {
    strokes: strokes ?? before.strokes,
    picture,
    penWidth: penWidth ?? before.penWidth,
    plan: plan ?? before.plan,
  };
}

export type WorkspaceKeeping = {
  /** Writes it as it is: what is kept beside it shall not lie there without it, whatever the browser has cleared away since. */
  readonly again: () => void;
  readonly stop: () => void;
};

/**
 * Keeps what lies on the pad and in the form: each change at once, but at most so many a second, and when the page is
 * hidden.
 *
 * @param before what is kept: what is another by now is written at once
 * @param write must not reject
 */
export function keepWorkspace(
  { store }: App,
  before: Workspace,
  life: PageLife,
  write: (workspace: Workspace) => Promise<void>,
): WorkspaceKeeping {
  const writer = createNewestWriter(write);
  let { plan } = before;
  let written = before;
  let resting: ReturnType<typeof setTimeout> | null = null;

  function put(workspace: Workspace): void {
    written = workspace;
    writer.write(workspace);
  }

  function writeChanges(whole = false): void {
    const state = store.getSnapshot();
    plan = validOr(plan, state.training.draft);
    const workspace = workspaceOf(state, plan, whole);
    if (isSame(workspace, written)) return;
    put(workspace);
    resting ??= setTimeout(() => {
      resting = null;
      writeChanges();
    }, REST_MS);
  }

  const unsubscribe = store.subscribe(() => {
    if (resting === null) writeChanges();
  });
  const stopHiding = life.onHide(() => {
    writeChanges(true);
    writer.hurry();
  });
  writeChanges();
  return {
    again: () => put(workspaceOf(store.getSnapshot(), plan)),
    stop: () => {
      unsubscribe();
      stopHiding();
      if (resting !== null) clearTimeout(resting);
    },
  };
}

/** The plan in the form, unless it is none just now: then the one before it. */
function validOr(before: TrainingPlan, draft: TrainingPlan): TrainingPlan {
  return draft === before || !checkPlan(draft).ok ? before : draft;
}

/** @param whole with the stroke that the pen has not ended */
function workspaceOf({ pad }: AppState, plan: TrainingPlan, whole = false): Workspace {
  const { history, picture, penWidth } = pad;
  return { strokes: whole ? visibleStrokes(pad) : history.present, picture, penWidth, plan };
}

function isSame(a: Workspace, b: Workspace): boolean {
  const sameStrokes =
    a.strokes.length === b.strokes.length && a.strokes.every((stroke, index) => stroke === b.strokes[index]);
  return sameStrokes && a.picture === b.picture && a.penWidth === b.penWidth && a.plan === b.plan;
}
