import { describe, expect, it } from 'vitest';
import { DEFAULT_PLAN } from '../../../../src/core/model/default-plan';
import { OPTIMIZER_DEFAULTS, type OptimizerSpec } from '../../../../src/core/model/optimizer';
import type { Run } from '../../../../src/worker/session/run';
import {
  nextState,
  oneStep,
  phaseOf,
  type RunCommand,
  type RunState,
  type SessionState,
} from '../../../../src/worker/session/state';

/** A run that has taken seven steps. */
const runOf = (type: OptimizerSpec['type']) =>
  ({
    plan: { ...DEFAULT_PLAN, optimizer: OPTIMIZER_DEFAULTS[type] },
    trainer: { tally: () => ({ steps: 7 }) },
  }) as unknown as Run;
const run = runOf('Adam');
const fresh = { trainer: null, checkpoint: { tally: { steps: 0 } } } as unknown as Run;

const training: RunState = { name: 'training', run };
const pausing: RunState = { name: 'pausing', run };
const stepping: RunState = { name: 'stepping', run, until: 8 };
const paused: RunState = { name: 'paused', run };
const evaluating: RunState = { name: 'evaluating', run };
const stalled: RunState = { name: 'stalled', run, within: stepping };

const COMMANDS: readonly RunCommand[] = ['pause', 'resume', 'step', 'stop', 'retry'];

/** What each command makes of each state, in the order of COMMANDS. */
const TABLE: readonly [state: RunState, ...next: (RunState | null)[]][] = [
  [training, pausing, null, null, evaluating, null],
  [pausing, null, training, stepping, evaluating, null],
  [stepping, pausing, training, { name: 'stepping', run, until: 9 }, evaluating, null],
  [paused, null, training, stepping, evaluating, null],
  [evaluating, null, null, null, null, null],
  [stalled, null, null, null, evaluating, stepping],
];

describe.each(TABLE.map(([state, ...next]) => ({ name: state.name, state, next })))(
  'a run that is $name',
  ({ state, next }) => {
    it.each(COMMANDS.map((command, index) => ({ command, to: next[index]! })))(
      'goes on after $command to $to.name',
      ({ command, to }) => {
        expect(nextState(state, command)).toEqual(to);
      },
    );
  },
);

it('one step is one more than those taken', () => {
  expect(oneStep(run)).toEqual(stepping);
  expect(oneStep(fresh)).toEqual({ name: 'stepping', run: fresh, until: 1 });
});

it.each<[SessionState, string]>([
  [{ name: 'starting' }, 'starting'],
  [{ name: 'idle' }, 'idle'],
  [training, 'training'],
  [pausing, 'paused'],
  [stepping, 'paused'],
  // It looks at all digits, which may take its time.
  [{ name: 'stepping', run: runOf('ConjugateGradient'), until: 8 }, 'training'],
  [paused, 'paused'],
  [evaluating, 'evaluating'],
  [stalled, 'stalled'],
])('the page is told of %o as %s', (state, phase) => {
  expect(phaseOf(state)).toBe(phase);
});
