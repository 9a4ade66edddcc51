import type { Event } from '../../../protocol/messages';
import type { SavedNetwork } from '../../../protocol/training';
import type { App } from '../../app';
import type { AppState, RunState } from '../../state';
import type { KeptWeights, RunRecord, RunStatus } from './record';

export type RecorderEnvironment = {
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** what is known already of a run, if it comes from an earlier visit */
  readonly known: (id: string) => RunRecord | undefined;
};

export type RecorderListener = {
  /** How a run stands: when it begins, about every second that it goes on, and when it is over. */
  readonly onRecord: (record: RunRecord, moment: 'began' | 'went on' | 'ended') => void;
  /** What a run has learnt; told before it has `ended`. */
  readonly onWeights: (weights: KeptWeights) => void;
};

/** Epochs and readings may follow each other faster than anyone can look, or a disk should write. */
const REST_MS = 1000;

/** The run that is being recorded, or was the last to be. */
type Recording = {
  readonly record: RunRecord;
  /** what the record was made of */
  readonly seen: RunState;
  readonly saved: SavedNetwork | null;
  readonly toldAt: number;
};

/**
 * Follows the page's runs as they begin, go on and end, one that is already under way or over included. Returns how to
 * stop that.
 */
export function followRuns(
  app: App,
  environment: RecorderEnvironment,
  listener: RecorderListener,
): () => void {
  const { now, known } = environment;
  let recording: Recording | null = null;
  let before: Event | null = null;

  function follow(): void {
    const { training, engine } = app.store.getSnapshot();
    const { run, phase } = training;
    if (run === null) {
      end('interrupted');
      return;
    }
    if (recording?.record.id !== run.id) {
      // A run that was over when the page was closed has been recorded.
      if (run.restored && (run.result !== null || phase === 'idle')) return;
      begin(run);
    }
    if (recording === null) return;
    const resumed = isOver(recording) && run !== recording.seen && run.result === null;
    if (isOver(recording) && !resumed) return;
    const status = 'running';
    recording = { ...recording, seen: run, record: { ...withRun(recording.record, run, engine), status } };
    if (run.result !== null) end(run.result.end);
    else if (phase === 'idle') end('interrupted');
    else if (now() - recording.toldAt >= REST_MS) tell('went on');
  }

  function begin(run: RunState): void {
    const toldAt = now();
    const record = known(run.id) ?? freshRecord(run.id, toldAt, run);
    recording = { record: { ...record, status: 'running' }, seen: run, saved: null, toldAt };
    tell('began');
  }

  function end(status: RunStatus): void {
    if (recording === null || isOver(recording)) return;
    const { record, saved } = recording;
    recording = { ...recording, saved: null, record: { ...record, status } };
    if (saved) listener.onWeights({ id: record.id, network: saved.network, weights: saved.weights });
    tell('ended');
  }

  function tell(moment: 'began' | 'went on' | 'ended'): void {
    if (recording === null) return;
    recording = { ...recording, toldAt: now() };
    listener.onRecord(recording.record, moment);
  }

  function hear(event: Event | null): void {
    if (recording !== null && event?.type === 'checkpoint') hearCheckpoint(recording, event.saved);
    // The worker ends a run that fails, and says why right after.
    const ended = before?.type === 'phase' && before.phase === 'idle';
    if (recording?.record.status === 'interrupted' && ended && event?.type === 'failed') {
      const status = event.error.kind === 'diverged' ? 'diverged' : 'failed';
      recording = { ...recording, record: { ...recording.record, status } };
      tell('ended');
    }
    before = event;
  }

  function hearCheckpoint(current: Recording, saved: SavedNetwork): void {
    if (isOver(current)) return;
    const { run } = saved;
    // What a run starts from is nothing that it has learnt.
    const learnt = run === null || run.steps > 0;
    recording = {
      ...current,
      saved: learnt ? saved : current.saved,
      record: run === null ? current.record : withSavedRun(current.record, run),
    };
  }

  follow();
  const unsubscribe = app.store.subscribe(follow);
  const unlisten = app.worker.listen(hear);
  return () => {
    unsubscribe();
    unlisten();
  };
}

function isOver({ record }: Recording): boolean {
  return record.status !== 'running';
}

function freshRecord(id: string, startedAt: number, { plan, curve, epochs, result }: RunState): RunRecord {
  return {
    id,
    name: '',
    pinned: false,
    startedAt,
    plan,
    engine: null,
    status: 'running',
    curve,
    epochs,
    result,
    seconds: 0,
    rateChanges: [],
    ownDigits: 0,
  };
}

function withRun(record: RunRecord, run: RunState, engine: AppState['engine']): RunRecord {
  const { progress, curve, epochs, result } = run;
  return {
    ...record,
    // Before its first step, or the next, it may be read elsewhere than it will be trained.
    engine: progress === null || run.restored ? record.engine : (engine.report?.engine ?? record.engine),
    curve,
    epochs,
    result,
    seconds: result?.seconds ?? record.seconds,
  };
}

function withSavedRun(record: RunRecord, run: NonNullable<SavedNetwork['run']>): RunRecord {
  const ownDigits = run.own?.labels.length ?? 0;
  return { ...record, seconds: run.workingTime / 1000, rateChanges: run.rateChanges, ownDigits };
}
