import type { InklingNews } from '../../core/host/messages';
import type { App } from '../app';
import type { AppState } from '../state';
import { epochOf, hostState, predictionOf, progressOf, resultOf } from './figures';

/** Progress is told no more often than this. */
export const PROGRESS_MS = 250;

export type ReportEnvironment = {
  readonly app: App;
  readonly post: (news: InklingNews) => void;
  /** What the page says of its problem of the moment. */
  readonly onProblem: (state: AppState) => void;
  /** milliseconds */
  readonly now: () => number;
};

/** Tells the host what happens on the page, from now on. Returns how to stop that. */
export function reportToHost({ app, post, onProblem, now }: ReportEnvironment): () => void {
  const { store } = app;
  let told = store.getSnapshot();
  let progressAt = Number.NEGATIVE_INFINITY;

  const tellReading = ({ reading }: AppState) => {
    const { answer } = reading;
    if (answer !== null && answer !== told.reading.answer)
      post({ type: 'prediction', ...predictionOf(answer.probabilities, answer.refused) });
  };
  const tellRun = ({ training: { run } }: AppState) => {
    const before = told.training.run;
    if (run === null || run === before) return;
    const goesOn = before?.plan === run.plan;
    const epochsBefore = goesOn ? before.epochs.length : 0;
    for (const epoch of run.epochs.slice(epochsBefore)) post({ type: 'epoch', ...epochOf(epoch) });
    const progress = progressOf(run);
    if (progress !== null && run.progress !== before?.progress && now() - progressAt >= PROGRESS_MS) {
      progressAt = now();
      post({ type: 'progress', ...progress });
    }
    if (run.result !== null && run.result !== (goesOn ? before.result : null))
      post({ type: 'finished', result: resultOf(run.result) });
  };
  return store.subscribe(() => {
    const state = store.getSnapshot();
    if (state === told) return;
    tellReading(state);
    tellRun(state);
    if (standsOtherwise(told, state)) post({ type: 'state', ...hostState(state) });
    if (state.problem !== null && state.problem !== told.problem) onProblem(state);
    told = state;
  });
}

function standsOtherwise(before: AppState, now: AppState): boolean {
  return (
    before.engine.status !== now.engine.status ||
    before.training.phase !== now.training.phase ||
    before.network !== now.network
  );
}
