import { type NetworkSpec, networkTitle } from '../../core/model/network';

/** What the menu of ready-made plans is given by the form. */
export type PresetFieldProps = {
  /** what is wrong with the network; null for nothing */
  readonly error: string | null;
  /** It is being looked at, or no longer. */
  readonly onLook: (looking: boolean) => void;
  /** What the chosen plan is there to show, or null; always the same function. */
  readonly onLesson: (lesson: string | null) => void;
};

/** A network's title, even while a number in it is being typed. */
export function draftTitle(network: NetworkSpec): string {
  return networkTitle(network).replaceAll('NaN', '?');
}
