import type { Restriction } from '../../app/config/config';
import type { TrainingState } from '../../app/state';

/** What the first button does. */
export type MainControl = 'train' | 'pause' | 'resume' | 'retry';

export type AvailableControls = {
  readonly main: MainControl;
  readonly enabled: Readonly<Record<'main' | 'step' | 'stop' | 'reset', boolean>>;
};

/**
 * @param valid whether the plan in the form can be trained
 * @param trained whether there is anything to go back from
 * @param waking whether the engine is on its way, or comes when it is used: then a run may be asked for already
 */
export function availableControls(
  phase: TrainingState['phase'],
  valid: boolean,
  trained: boolean,
  waking: boolean,
): AvailableControls {
  switch (phase) {
    case 'starting':
      return { main: 'train', enabled: { main: waking && valid, step: false, stop: false, reset: false } };
    case 'idle':
      return { main: 'train', enabled: { main: valid, step: valid, stop: false, reset: trained } };
    case 'training':
      return { main: 'pause', enabled: { main: true, step: false, stop: true, reset: true } };
    case 'paused':
      return { main: 'resume', enabled: { main: true, step: true, stop: true, reset: true } };
    case 'stalled':
      return { main: 'retry', enabled: { main: true, step: false, stop: true, reset: true } };
    case 'evaluating':
      return { main: 'train', enabled: { main: false, step: false, stop: false, reset: true } };
    default:
      return phase satisfies never;
  }
}

/** The first button, of which there is only one for training and pausing. */
export type MainButton = {
  readonly face: MainControl;
  /** false where it only keeps the place of what is hidden */
  readonly works: boolean;
  readonly locked: boolean;
};

/**
 * What the first button is where one of its two meanings, or both, are hidden or locked; null for none.
 *
 * @param main what it does now if all are shown
 */
export function mainButton(
  main: MainControl,
  train: 'shown' | Restriction,
  pause: 'shown' | Restriction,
): MainButton | null {
  const pauses = main === 'pause' || main === 'resume';
  const [own, other] = pauses ? [pause, train] : [train, pause];
  if (own !== 'hidden') return { face: main, works: true, locked: own === 'locked' };
  if (other === 'hidden') return null;
  return { face: pauses ? 'train' : 'pause', works: false, locked: other === 'locked' };
}
