import { isFullBatch } from '../../core/model/optimizer';
import type { Phase } from '../../protocol/training';
import type { Run } from './run';

/**
 * What the session is doing. A run is driven by the session's loop in the states marked with *; the loop looks at the
 * state after each event of the trainer and goes, stays or stops accordingly.
 */
export type SessionState =
  /** starting an engine, or loading a network that comes with the page */
  | { readonly name: 'starting' }
  | { readonly name: 'idle' }
  /** * steps are taken as fast as they go */
  | { readonly name: 'training'; readonly run: Run }
  /** * until the numbers of the last steps are read, then `paused` */
  | { readonly name: 'pausing'; readonly run: Run }
  /** * until this many steps of the run are taken and their numbers read, then `paused` */
  | { readonly name: 'stepping'; readonly run: Run; readonly until: number }
  | { readonly name: 'paused'; readonly run: Run }
  /** * the test set is read, then `idle` */
  | { readonly name: 'evaluating'; readonly run: Run }
  /** the data failed in the state `within` */
  | { readonly name: 'stalled'; readonly run: Run; readonly within: RunState };

/** A state that holds a run. */
export type RunState = Extract<SessionState, { readonly run: Run }>;

/** What can be asked of a run. */
export type RunCommand = 'pause' | 'resume' | 'step' | 'stop' | 'retry';

/** The state that a command leads to, or null where it means nothing. */
export function nextState(state: RunState, command: RunCommand): RunState | null {
  const { name, run } = state;
  switch (command) {
    case 'pause':
      return name === 'training' || name === 'stepping' ? { name: 'pausing', run } : null;
    case 'resume':
      return name === 'paused' || name === 'pausing' || name === 'stepping'
        ? { name: 'training', run }
        : null;
    case 'step':
      if (name === 'stepping') return { name, run, until: state.until + 1 };
      return name === 'paused' || name === 'pausing' ? oneStep(run) : null;
    case 'stop':
      return name === 'evaluating' ? null : { name: 'evaluating', run };
    case 'retry':
      return name === 'stalled' ? state.within : null;
    default:
      return command satisfies never;
  }
}

/** The state in which the run takes its next step, and no more. */
export function oneStep(run: Run): RunState {
  return { name: 'stepping', run, until: (run.trainer?.tally() ?? run.checkpoint.tally).steps + 1 };
}

/** The state as the page is told of it. */
export function phaseOf(state: SessionState): Phase {
  switch (state.name) {
    case 'pausing':
      return 'paused';
    case 'stepping':
      // A step is over too soon to be told of, unless it looks at all digits.
      return isFullBatch(state.run.plan.optimizer) ? 'training' : 'paused';
    default:
      return state.name;
  }
}
